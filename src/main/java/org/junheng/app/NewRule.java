package org.junheng.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactType;
import org.junheng.message.Message;
import org.junheng.message.Nearest;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import org.junheng.rules.RuleSet;
import org.junheng.rules.RuleSetReader;
import org.junheng.rules.authoring.Answering;
import org.junheng.rules.authoring.NewTarget;
import org.junheng.rules.authoring.NewTargetQuestions;
import org.junheng.rules.authoring.Question;
import org.junheng.rules.authoring.Scaffold;
import org.junheng.rules.reading.RuleReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "new",
    header = "新增一个指标 / Add a target",
    description = {
      "问几个问题，写好规则、条款和第一批案例。答案也可以用 --answer 给出，如 --answer limit=4.5，给出的不再问。",
      "Ask a few questions and write the rule, its clause and the first cases. Answers given with --answer, like --answer limit=4.5, are not asked for."
    })
final class NewRule implements Callable<Integer> {
  private final InputStream standardInput;
  private final Charset charset;

  @Mixin private final RuleFolderOption rules = new RuleFolderOption();

  @Parameters(
      paramLabel = "PACK",
      description = {"写进哪份政策的文件夹，如 plan2024。", "The folder it goes into, like plan2024."})
  private @Nullable String packId;

  @Option(
      names = "--answer",
      paramLabel = "KEY=TEXT",
      description = {"一个问题的答案，可写多次。", "The answer to a question; may be given many times."})
  private Map<String, String> given = Map.of();

  @Option(
      names = "--dry-run",
      description = {"只显示会写什么，不改文件。", "Show what would be written and change nothing."})
  private boolean dryRun;

  @Spec private @Nullable CommandSpec spec;

  NewRule(InputStream standardInput, Charset charset) {
    this.standardInput = standardInput;
    this.charset = charset;
  }

  /** No more is to be read, or what was given in advance cannot be used. */
  private static final class Unanswered extends Exception {
    private static final long serialVersionUID = 1;

    Unanswered(Message message) {
      super(message.chinese());
    }
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    RuleFolder folder = rules.folder();
    try {
      RuleSet ruleSet = folder.read();
      String id = Objects.requireNonNull(packId);
      Optional<Pack> pack = ruleSet.pack(id);
      if (pack.isEmpty()) {
        err.println(
            Message.of("new.no-such-pack", id, String.join("、", ruleSet.packs().keySet()))
                .chinese());
        return ExitCode.FAILED;
      }
      LocalDate today = LocalDate.now(ZoneId.systemDefault());
      NewTargetQuestions questions = new NewTargetQuestions(ruleSet, pack.get(), today);
      NewTarget target = questions.target(answers(questions, out));
      List<RuleProblem> unread = new ArrayList<>();
      return write(Scaffold.write(target, ruleSet, folder.files(unread)), target, folder, out);
    } catch (Unanswered e) {
      err.println(e.getMessage());
      return ExitCode.REFUSED;
    } catch (RuleFolder.Unusable e) {
      e.lines().forEach(err::println);
      return ExitCode.FAILED;
    }
  }

  private Map<String, String> answers(NewTargetQuestions questions, PrintWriter out)
      throws IOException, Unanswered {
    List<String> keys = questions.all().stream().map(Question::key).toList();
    for (String key : given.keySet()) {
      if (!keys.contains(key)) {
        throw new Unanswered(
            Message.of("new.no-question", key, Nearest.to(key, keys).orElse(keys.toString())));
      }
    }
    BufferedReader in = new BufferedReader(new InputStreamReader(standardInput, charset));
    Map<String, String> answers = new LinkedHashMap<>();
    for (Question question : questions.all()) {
      if (question.isAsked(answers)) {
        answers.put(question.key(), answer(question, answers, in, out));
      }
    }
    return answers;
  }

  private String answer(
      Question question, Map<String, String> before, BufferedReader in, PrintWriter out)
      throws IOException, Unanswered {
    String advance = given.get(question.key());
    if (advance != null) {
      String answer = advance.isBlank() ? question.suggested(before) : advance.strip();
      Optional<Message> fault = question.faultOf(answer, before);
      if (fault.isPresent()) {
        throw new Unanswered(Message.of("new.answer", question.key(), fault.get()));
      }
      return answer;
    }
    boolean again = false;
    while (true) {
      String suggestion = question.suggested(before);
      out.println(question.text().chinese());
      out.println("  " + question.text().english());
      if (!again) {
        show(question.answeredBy(before), out);
      }
      again = true;
      out.print(suggestion.isEmpty() ? "> " : "[" + suggestion + "] > ");
      out.flush();
      String line = in.readLine();
      if (line == null) {
        throw new Unanswered(Message.of("new.unanswered", question.key()));
      }
      String answer = line.isBlank() ? suggestion : line.strip();
      Optional<Message> fault = question.faultOf(answer, before);
      if (fault.isEmpty()) {
        return answer;
      }
      out.println(fault.get().chinese());
      out.println("  " + fault.get().english());
    }
  }

  /** The words that can be answered, each with what it means. */
  private static void show(Answering answering, PrintWriter out) {
    if (answering instanceof Answering.OneOf one) {
      one.options().forEach(option -> show(option, out));
    } else if (answering instanceof Answering.Conditions conditions) {
      out.println("  " + Message.of("new.typed-conditions").chinese());
      out.println("  " + Message.of("new.typed-conditions").english());
      conditions
          .fields()
          .forEach(
              field -> {
                show(field.field(), out);
                if (!field.values().isEmpty()) {
                  out.println(
                      "      "
                          + field.values().stream()
                              .map(value -> value.word() + " " + value.chinese())
                              .collect(Collectors.joining("; ")));
                }
              });
    }
  }

  private static void show(org.junheng.rules.authoring.Option option, PrintWriter out) {
    FactType of = option.group();
    out.println(
        "    "
            + option.word()
            + "  "
            + (of == null ? "" : of.label() + " · ")
            + option.chinese()
            + (option.english().equals(option.chinese()) ? "" : " / " + option.english()));
  }

  private int write(Scaffold.Result result, NewTarget target, RuleFolder folder, PrintWriter out)
      throws IOException {
    if (result instanceof Scaffold.Result.Refused refused) {
      refused.problems().forEach(out::println);
      return ExitCode.FAILED;
    }
    Scaffold.Result.Written written = (Scaffold.Result.Written) result;
    for (String path : new TreeSet<>(written.changed())) {
      if (dryRun) {
        out.println("--- " + path);
        out.println(added(folder, path, written.text(path)));
      } else {
        Path file = folder.path().resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, written.text(path));
        out.println(file);
      }
    }
    out.println(reading(written.files(), target).chinese());
    out.println(Message.of(dryRun ? "new.not-written" : "new.written").chinese());
    return ExitCode.DONE;
  }

  /** The lines that the file does not have now. */
  private static String added(RuleFolder folder, String path, String text) throws IOException {
    Path file = folder.path().resolve(path);
    List<String> before =
        new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.<String>of());
    return String.join("\n", text.lines().filter(line -> !before.remove(line)).toList());
  }

  private static RuleReading reading(RuleFiles files, NewTarget target) {
    RuleSet ruleSet = ((RuleSetReader.Result.Sound) RuleSetReader.read(files)).ruleSet();
    Pack pack = ruleSet.pack(target.pack()).orElseThrow();
    return RuleReading.of(
        pack.rule(target.id()).orElseThrow(), pack.document(), ruleSet.vocabulary());
  }
}
