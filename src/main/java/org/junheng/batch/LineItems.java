package org.junheng.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines of a stream (NDJSON). Lines of blanks are counted and left out. */
public final class LineItems implements Items {
  private static final int CHUNK = 64 * 1024;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int longest;
  private final long from;
  private final byte[] chunk = new byte[CHUNK];
  private int position;
  private int filled;
  private long line;

  /**
   * @param longest bytes that a line may have; of a longer one no more is kept
   * @param from number of the first line that is wanted, from 1
   */
  public LineItems(InputStream in, int longest, long from) {
    this.in = in;
    this.longest = longest;
    this.from = from;
  }

  @Override
  public Optional<Item> next() throws IOException {
    while (fill()) {
      line++;
      boolean wanted = line >= from;
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      boolean whole = read(content, wanted ? longest : -1);
      if (!wanted) {
        continue;
      }
      if (!whole) {
        return Optional.of(new Item.TooLong(line, longest));
      }
      byte[] text = withoutMark(content.toByteArray());
      if (!isBlank(text)) {
        return Optional.of(new Item.Text(line, text));
      }
    }
    return Optional.empty();
  }

  /** Whether there is anything left. */
  private boolean fill() throws IOException {
    if (position < filled) {
      return true;
    }
    position = 0;
    filled = in.read(chunk);
    return filled > 0;
  }

  /**
   * Reads to the end of the line.
   *
   * @return false if it has more bytes than are kept
   */
  private boolean read(ByteArrayOutputStream content, int most) throws IOException {
    boolean whole = true;
    while (fill()) {
      int end = position;
      while (end < filled && chunk[end] != '\n') {
        end++;
      }
      // Nothing is kept of a line once it is too long, whatever its length.
      whole = whole && content.size() + (long) (end - position) <= most;
      if (whole) {
        content.write(chunk, position, end - position);
      }
      boolean ended = end < filled;
      position = ended ? end + 1 : end;
      if (ended) {
        break;
      }
    }
    return whole;
  }

  private byte[] withoutMark(byte[] text) {
    boolean marked =
        line == 1
            && text.length >= MARK.length
            && text[0] == MARK[0]
            && text[1] == MARK[1]
            && text[2] == MARK[2];
    return marked ? java.util.Arrays.copyOfRange(text, MARK.length, text.length) : text;
  }

  private static boolean isBlank(byte[] text) {
    for (byte each : text) {
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
