package org.junheng.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.example.ExampleDistrict;
import org.junheng.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "example",
    header = "生成示例数据 / Make example data",
    description = {
      "生成一个虚构区县的完整请求；同一种子生成的内容相同。",
      "Make a whole request about an invented district; the same seed gives the same one."
    })
final class MakeExample implements Callable<Integer> {
  private static final int MOST_SCHOOLS = 100_000;

  private final OutputStream standardOutput;

  @Option(
      names = "--schools",
      paramLabel = "N",
      description = {"学校数，缺省为 ${DEFAULT-VALUE}。", "How many schools; ${DEFAULT-VALUE} by default."})
  private int schools = ExampleDistrict.SHIPPED_SCHOOLS;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = {"种子，缺省为 ${DEFAULT-VALUE}。", "The seed; ${DEFAULT-VALUE} by default."})
  private long seed = ExampleDistrict.SHIPPED_SEED;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = {"写到这个文件，不写则输出到屏幕。", "Write to this file instead of the screen."})
  private @Nullable Path output;

  @Spec private @Nullable CommandSpec spec;

  MakeExample(OutputStream standardOutput) {
    this.standardOutput = standardOutput;
  }

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    if (schools < 0 || schools > MOST_SCHOOLS) {
      throw new ParameterException(
          command.commandLine(), Message.of("command.schools", schools, MOST_SCHOOLS).chinese());
    }
    try (Writer writer = writer()) {
      ExampleDistrict.write(
          ExampleDistrict.request(ExampleDistrict.generate(schools, seed)), writer);
      return ExitCode.DONE;
    } catch (IOException | UncheckedIOException e) {
      PrintWriter err = command.commandLine().getErr();
      err.println(Message.of("command.not-written", String.valueOf(output)).chinese());
      return ExitCode.FAILED;
    }
  }

  private Writer writer() throws IOException {
    return output == null
        ? new OutputStreamWriter(standardOutput, StandardCharsets.UTF_8)
        : Files.newBufferedWriter(output);
  }
}
