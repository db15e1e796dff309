package org.junheng.rules;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junheng.message.Message;

/**
 * A file as text, and what is wrong with its encoding.
 *
 * @param text nothing where the bytes are no text
 * @param line of the first byte that is not UTF-8, from 1
 */
record FileText(Optional<String> text, Optional<Message> fault, int line) {
  private static final Charset CHINESE = Charset.forName("GB18030");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  static FileText of(byte[] bytes) {
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
      return other(bytes, StandardCharsets.UTF_16BE, "file.utf-16", 1);
    }
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
      return other(bytes, StandardCharsets.UTF_16LE, "file.utf-16", 1);
    }
    CharBuffer read = CharBuffer.allocate(bytes.length + 1);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, read, true);
    if (!result.isError()) {
      return new FileText(Optional.of(read.flip().toString()), Optional.empty(), 1);
    }
    int line = (int) read.flip().chars().filter(character -> character == '\n').count() + 1;
    return other(bytes, CHINESE, "file.gbk", line);
  }

  /** What the bytes say in another encoding, if it is that one: without a fault, and in Chinese. */
  private static FileText other(byte[] bytes, Charset charset, String code, int line) {
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean chinese = HAN.matcher(text).find() && text.indexOf('\0') < 0;
      if (chinese || !charset.equals(CHINESE)) {
        return new FileText(Optional.of(text), Optional.of(Message.of(code)), line);
      }
    } catch (CharacterCodingException e) {
      // said below
    }
    return new FileText(Optional.empty(), Optional.of(Message.of("file.not-utf8")), line);
  }
}
