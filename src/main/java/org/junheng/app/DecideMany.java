package org.junheng.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junheng.batch.Batch;
import org.junheng.batch.Evaluating;
import org.junheng.batch.Given;
import org.junheng.batch.Items;
import org.junheng.batch.LineItems;
import org.junheng.batch.Patience;
import org.junheng.batch.TableItems;
import org.junheng.batch.Tally;
import org.junheng.decision.DecisionMaker;
import org.junheng.exchange.Unreadable;
import org.junheng.message.Message;

/**
 * Judges a file request by request and writes an answer a line.
 *
 * @param given what the requests need not say
 * @param from first line or row that is dealt with
 * @param output null for the standard output
 */
record DecideMany(
    DecisionMaker maker,
    Map<String, String> given,
    long from,
    @Nullable Path output,
    OutputStream standardOutput,
    PrintWriter err) {
  /** A line has one school, or one district. */
  private static final int LONGEST_LINE = 64 * 1024 * 1024;

  /** Lines of a stream. */
  int lines(InputStream in, OptionalLong expected) throws IOException {
    try (Items items = new LineItems(in, LONGEST_LINE, from)) {
      return run(items, expected);
    }
  }

  /** Lines of a file, counted first where somebody looks on. */
  int lines(Path file) throws IOException {
    OptionalLong expected =
        ProgressLine.isTerminal() ? OptionalLong.of(counted(file)) : OptionalLong.empty();
    return lines(Files.newInputStream(file), expected);
  }

  private static long counted(Path file) throws IOException {
    byte[] chunk = new byte[1 << 16];
    long count = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        for (int i = 0; i < read; i++) {
          count += chunk[i] == '\n' ? 1 : 0;
        }
      }
    }
    return count;
  }

  /** Schools of a workbook or CSV file. */
  int rows(Path file) throws IOException {
    try (TableItems items =
        TableItems.open(file, String.valueOf(file.getFileName()), maker.ruleSet(), given, from)) {
      int code = run(items, items.expected());
      items.told().forEach(message -> Bilingual.print(err, message));
      return code;
    } catch (Unreadable e) {
      Bilingual.print(err, e.reason());
      return ExitCode.REFUSED;
    } catch (TableItems.Broken e) {
      Bilingual.print(err, e.reason());
      return ExitCode.FAILED;
    }
  }

  private int run(Items items, OptionalLong expected) throws IOException {
    int processors = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(processors);
    ProgressLine progress =
        new ProgressLine(err, ProgressLine.isTerminal(), expected, System::nanoTime);
    Tally tally;
    try (OutputStream out = out()) {
      tally =
          Batch.of(
                  new Evaluating(maker, Locale.SIMPLIFIED_CHINESE),
                  new Given(given.get("pack"), given.get("asOf")),
                  Patience.of(Duration.ZERO),
                  Locale.SIMPLIFIED_CHINESE,
                  workers,
                  progress,
                  Tally.NOTHING)
              .run(items, out);
    } finally {
      progress.end();
      workers.shutdownNow();
    }
    Bilingual.print(
        err, Message.of("command.batch-done", tally.lines(), tally.decided(), tally.bad()));
    return tally.bad() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
  }

  /** The file, gone on with where this goes on; standard output is not closed here. */
  private OutputStream out() throws IOException {
    if (output == null) {
      return new BufferedOutputStream(standardOutput, 1 << 16) {
        @Override
        public void close() throws IOException {
          flush();
        }
      };
    }
    try {
      return from > 1
          ? new BufferedOutputStream(
              Files.newOutputStream(
                  output,
                  java.nio.file.StandardOpenOption.CREATE,
                  java.nio.file.StandardOpenOption.APPEND),
              1 << 16)
          : new BufferedOutputStream(Files.newOutputStream(output), 1 << 16);
    } catch (IOException e) {
      throw new NotWritten(output, e);
    }
  }

  /** The file for the answers cannot be written. */
  static final class NotWritten extends IOException {
    private static final long serialVersionUID = 1;
    private final transient Path file;

    NotWritten(Path file, IOException cause) {
      super(cause);
      this.file = file;
    }

    Path file() {
      return file;
    }
  }
}
