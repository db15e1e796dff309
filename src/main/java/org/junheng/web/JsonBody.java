package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junheng.facts.Fault;
import org.junheng.facts.StrictJson;
import org.junheng.message.Message;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/**
 * A request's body, read without losing anything.
 *
 * @param faults keys that stand twice
 */
public record JsonBody(JsonNode json, List<Fault> faults) {
  /**
   * Reads it.
   *
   * @param largest what is larger is not read to its end
   * @throws Refused where it is not JSON in UTF-8, or too large
   */
  public static JsonBody of(HttpServletRequest request, DataSize largest) throws IOException {
    requireUtf8(request);
    if (request.getContentLengthLong() > largest.toBytes()) {
      throw tooLarge(largest);
    }
    List<Fault> faults = new ArrayList<>();
    try {
      return new JsonBody(
          StrictJson.read(new Limited(request.getInputStream(), largest), faults), faults);
    } catch (StrictJson.Malformed e) {
      throw Refused.because(
          400, Message.of("problem.malformed-json", e.found(), e.line(), e.column()));
    } catch (TooLarge e) {
      throw tooLarge(largest);
    }
  }

  private static void requireUtf8(HttpServletRequest request) {
    try {
      MediaType type = MediaType.parseMediaType(request.getContentType());
      if (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8)) {
        return;
      }
    } catch (InvalidMediaTypeException e) {
      // refused below
    }
    throw Refused.because(415, Message.of("problem.media-type", "application/json; charset=UTF-8"));
  }

  private static Refused tooLarge(DataSize largest) {
    return Refused.because(413, Message.of("problem.too-large", largest.toMegabytes()));
  }

  /** The body is larger than what is read. */
  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Stops a body that is larger than it may be, whatever its header said. */
  private static final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, DataSize largest) {
      super(in);
      this.left = largest.toBytes();
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new TooLarge();
      }
    }
  }
}
