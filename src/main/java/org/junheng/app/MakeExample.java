package org.junheng.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.DocumentJson;
import org.junheng.example.ExampleDistrict;
import org.junheng.exchange.ListWorkbook;
import org.junheng.message.Message;
import org.junheng.rules.forms.Form;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "example",
    header = "生成示例数据 / Make example data",
    description = {
      "生成一个虚构区县的完整请求；同一种子生成的内容相同。",
      "输出文件以 .ndjson 结尾的，一行一所学校；以 .xlsx 结尾的，是一行一所学校的一览表。",
      "Make a whole request about an invented district; the same seed gives the same one.",
      "To a file that ends in .ndjson, a request a school, one a line; in .xlsx, a list of schools."
    })
final class MakeExample implements Callable<Integer> {
  private static final int MOST_SCHOOLS = 100_000;

  /** Of those that are made one at a time. */
  private static final int MOST_SINGLE = 10_000_000;

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
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = {"写到这个文件，不写则输出到屏幕。", "Write to this file instead of the screen."})
  private @Nullable Path output;

  @Option(
      names = "--lines",
      description = {"一行一所学校，各是一份请求；输出到屏幕时用。", "A request a school, one a line; for the screen."})
  private boolean lines;

  @Mixin private final RuleFolderOption rules = new RuleFolderOption();

  @Spec private @Nullable CommandSpec spec;

  MakeExample(OutputStream standardOutput) {
    this.standardOutput = standardOutput;
  }

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    String name = output == null ? "" : output.toString().toLowerCase(Locale.ROOT);
    boolean list = name.endsWith(".xlsx");
    boolean single = lines || name.endsWith(".ndjson") || name.endsWith(".jsonl");
    int most = list || single ? MOST_SINGLE : MOST_SCHOOLS;
    if (schools < 0 || schools > most) {
      throw new Misused(command.commandLine(), Message.of("command.schools", schools, most));
    }
    PrintWriter err = command.commandLine().getErr();
    try {
      if (list) {
        return list(err);
      }
      try (Writer writer = writer()) {
        if (single) {
          lines(writer);
        } else {
          ExampleDistrict.write(
              ExampleDistrict.request(ExampleDistrict.generate(schools, seed)), writer);
        }
      }
      return ExitCode.DONE;
    } catch (RuleFolder.Unusable e) {
      e.lines().forEach(err::println);
      return ExitCode.FAILED;
    } catch (IOException | UncheckedIOException e) {
      Bilingual.print(
          err,
          output == null
              ? Message.of("command.broken-off", "example")
              : FileTrouble.writing(output));
      return ExitCode.FAILED;
    }
  }

  private void lines(Writer writer) throws IOException {
    for (ObjectNode school :
        (Iterable<ObjectNode>) ExampleDistrict.schools(schools, seed)::iterator) {
      writer.write(
          DocumentJson.mapper()
              .writeValueAsString(ExampleDistrict.request(ExampleDistrict.factsOf(school))));
      writer.write('\n');
    }
  }

  private int list(PrintWriter err) throws RuleFolder.Unusable, IOException {
    Optional<Form> form = ListWorkbook.form(rules.folder().read());
    if (form.isEmpty()) {
      Bilingual.print(err, Message.of("command.no-list"));
      return ExitCode.FAILED;
    }
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(Objects.requireNonNull(output)))) {
      ListWorkbook.write(form.get(), ExampleDistrict.schools(schools, seed).iterator(), out);
    }
    return ExitCode.DONE;
  }

  private Writer writer() throws IOException {
    return output == null
        ? new OutputStreamWriter(standardOutput, StandardCharsets.UTF_8)
        : Files.newBufferedWriter(output);
  }
}
