package org.junheng.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junheng.batch.Batch;
import org.junheng.batch.Tally;
import org.junheng.message.Message;

/** One line on a terminal that says, again and again, how far a batch has come. */
final class ProgressLine implements Batch.Watcher {
  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int WIDTH = 24;
  private static final int PERCENT = 100;
  private static final String BACK = "\r\u001B[K";

  private final PrintWriter err;
  private final boolean shown;
  private final OptionalLong expected;
  private final LongSupplier nanos;
  private final long begun;
  private long last;

  /**
   * @param expected how many there are, where that is known
   * @param nanos tells the time that has passed since some moment
   */
  ProgressLine(PrintWriter err, boolean shown, OptionalLong expected, LongSupplier nanos) {
    this.err = err;
    this.shown = shown;
    this.expected = expected;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.last = begun;
  }

  /** Whether somebody looks at what is printed as an error. */
  static boolean isTerminal() {
    try {
      Path stream = Path.of("/proc/self/fd/2");
      if (Files.exists(stream)) {
        String target = Files.readSymbolicLink(stream).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      }
    } catch (IOException | UnsupportedOperationException e) {
      // not told so here
    }
    return System.console() != null;
  }

  @Override
  public void written(Tally tally) {
    long now = nanos.getAsLong();
    if (shown && now - last >= EVERY_NANOS) {
      last = now;
      err.print(BACK + line(tally, now));
      err.flush();
    }
  }

  private String line(Tally tally, long now) {
    long done = tally.lines();
    long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(now - begun));
    long each = done / seconds;
    if (expected.isEmpty() || expected.getAsLong() == 0) {
      return Message.of("command.progress", done, tally.bad(), each).chinese();
    }
    long all = Math.max(done, expected.getAsLong());
    int filled = (int) (WIDTH * done / all);
    String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
    return bar
        + " "
        + Message.of(
                "command.progress-of",
                PERCENT * done / all,
                done,
                all,
                tally.bad(),
                each,
                each == 0 ? "—" : (all - done) / each)
            .chinese();
  }

  /** Clears the line. */
  void end() {
    if (shown) {
      err.print(BACK);
      err.flush();
    }
  }

  @Override
  public boolean stops() {
    return false;
  }
}
