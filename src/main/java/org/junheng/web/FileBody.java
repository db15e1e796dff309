package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.exchange.DataFile;
import org.junheng.exchange.Workbooks;
import org.junheng.message.Message;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/** A workbook or CSV file as the body of a request. */
final class FileBody {
  private static final List<MediaType> TYPES =
      List.of(
          MediaType.parseMediaType(Workbooks.TYPE),
          MediaType.parseMediaType("text/csv"),
          MediaType.parseMediaType("application/zip"),
          MediaType.parseMediaType("application/x-zip-compressed"),
          // What browsers call a CSV file on a machine that has Excel.
          MediaType.parseMediaType("application/vnd.ms-excel"),
          MediaType.parseMediaType("application/vnd.ms-excel.sheet.macroEnabled.12"),
          MediaType.APPLICATION_OCTET_STREAM);

  /** Named to callers who send something else. */
  static final String KNOWN = Workbooks.TYPE + ", text/csv, application/zip";

  private FileBody() {}

  /**
   * Reads it.
   *
   * @param name as its owner calls it; empty where it was not said
   * @param largest what is larger is not read to its end
   * @throws Refused where it is something else, or too large
   */
  static DataFile of(HttpServletRequest request, String name, DataSize largest) throws IOException {
    requireFile(request);
    long most = Math.min(largest.toBytes(), Integer.MAX_VALUE - 16L);
    if (request.getContentLengthLong() > most) {
      throw tooLarge(largest);
    }
    byte[] content = request.getInputStream().readNBytes((int) most + 1);
    if (content.length > most) {
      throw tooLarge(largest);
    }
    return new DataFile(name, content);
  }

  private static void requireFile(HttpServletRequest request) {
    if (!isFile(request.getContentType())) {
      throw Refused.because(415, Message.of("problem.media-type", KNOWN));
    }
  }

  /** Whether a body of this type is a workbook or CSV file. */
  static boolean isFile(@Nullable String contentType) {
    try {
      MediaType type = MediaType.parseMediaType(String.valueOf(contentType));
      return TYPES.stream().anyMatch(known -> known.includes(type));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private static Refused tooLarge(DataSize largest) {
    return Refused.because(413, Message.of("problem.too-large", largest.toMegabytes()));
  }
}
