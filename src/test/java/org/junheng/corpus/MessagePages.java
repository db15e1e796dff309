package org.junheng.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junheng.message.Message;
import org.junheng.rules.ProblemReport;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The pages under {@code docs/messages}: for each code an author of rules can meet, what it says, a
 * file of the corpus that draws it, the mended lines, and why it matters.
 */
final class MessagePages {
  static final Path FOLDER = Path.of("docs/messages");

  /** Families, with what they are about. */
  static final Map<String, String> FAMILIES = families();

  /** Told when cases are run, so no file by itself draws them. */
  static final Set<String> OF_RUNNING =
      Set.of(
          "case.differs",
          "case.in-force",
          "case.no-finding-at",
          "case.no-rules",
          "case.not-in-force",
          "case.not-refused",
          "case.refused",
          "case.refused-otherwise",
          "case.unknown-target");

  private static final int WIDEST = 160;

  private final Map<String, Why> reasons = new TreeMap<>();
  private final Map<String, Example> examples = new TreeMap<>();

  /** Why codes matter. */
  private record Why(List<String> codes, String chinese, String english) {}

  private record Example(CorpusFile file, RuleProblem problem, List<String> shown) {}

  private static Map<String, String> families() {
    Map<String, String> families = new LinkedHashMap<>();
    families.put("rule", "规则文件 Rule files");
    families.put("declare", "事实的声明 Declarations of facts");
    families.put("pack", "pack.yaml");
    families.put("action", "remedies.yaml");
    families.put("yaml", "YAML 的写法 YAML as such");
    families.put("case", "案例 Cases");
    families.put("form", "统计报表的对应文件 Layouts of statistics workbooks");
    families.put("file", "文件本身 Files as such");
    return families;
  }

  MessagePages(Path temporary) throws IOException {
    List<Why> groups =
        new YAMLMapper()
            .readValue(CorpusFile.CORPUS.resolve("why.yaml").toFile(), new TypeReference<>() {});
    groups.forEach(why -> why.codes().forEach(code -> reasons.put(code, why)));
    List<CorpusFile> files =
        Stream.concat(CorpusFile.in("broken").stream(), CorpusFile.in("hostile").stream())
            .sorted(Comparator.comparingInt(MessagePages::length))
            .toList();
    for (CorpusFile file : files) {
      if (file.codes().stream().anyMatch(code -> !examples.containsKey(code))) {
        draw(file, temporary.resolve(file.name()));
      }
    }
  }

  /** The shorter an example is, the better; one that says how it is mended is better still. */
  private static int length(CorpusFile file) {
    try {
      boolean shown = file.from().equals(file.place()) && text(file.path()).isPresent();
      int changed =
          shown
              ? LineChanges.between(
                      Files.readAllLines(file.path()),
                      CorpusFile.sound(file.from()).lines().toList())
                  .size()
              : 50;
      return file.told().size() * 1000 + changed;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void draw(CorpusFile file, Path folder) throws IOException {
    file.writeTo(folder);
    List<RuleFiles> read = new ArrayList<>();
    for (RuleProblem problem : CorpusFile.problems(folder, read)) {
      List<String> lines = new ProblemReport(List.of(problem), read.get(0)).lines(Path.of("rules"));
      examples.putIfAbsent(
          problem.message().code(), new Example(file, problem, lines.subList(0, lines.size() - 3)));
    }
  }

  /** All codes of the families, in order. */
  static List<String> codes() {
    return ResourceBundle.getBundle(
            Message.BUNDLE,
            java.util.Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
        .keySet()
        .stream()
        .filter(code -> FAMILIES.containsKey(code.substring(0, code.indexOf('.'))))
        .sorted()
        .toList();
  }

  Set<String> drawn() {
    return examples.keySet();
  }

  Set<String> explained() {
    return reasons.keySet();
  }

  /** The pages by file name. */
  Map<String, String> pages() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    pages.put("README.md", index());
    for (String code : codes()) {
      pages.put(code + ".md", page(code));
    }
    return pages;
  }

  private static String index() {
    StringBuilder page = new StringBuilder("# 检查信息 Messages of the check\n\n");
    page.append("`junheng rules check` 指出的每一种问题：说的是什么，怎样的写法会引出它，怎样改，为什么要改。");
    page.append("本页和各页由信息表和 `src/test/resources/corpus` 里的文件自动生成，请勿手改。\n\n");
    page.append("Every kind of problem that `junheng rules check` tells. ");
    page.append("These pages are made by program; do not edit them.\n");
    FAMILIES.forEach(
        (family, about) -> {
          page.append("\n## ").append(about).append("\n\n| | |\n|---|---|\n");
          codes().stream()
              .filter(code -> code.startsWith(family + "."))
              .forEach(
                  code ->
                      page.append("| [")
                          .append(code)
                          .append("](")
                          .append(code)
                          .append(".md) | ")
                          .append(said(code, true).replace("|", "\\|"))
                          .append(" |\n"));
        });
    return page.toString();
  }

  /** The text of a message with dots for its particulars. */
  private static String said(String code, boolean chinese) {
    Message message = Message.of(code, "…", "…", "…", "…", "…");
    return chinese ? message.chinese() : message.english();
  }

  private String page(String code) throws IOException {
    StringBuilder page = new StringBuilder("# ").append(code).append("\n\n");
    page.append(said(code, true)).append("\n\n").append(said(code, false)).append("\n");
    Example example = examples.get(code);
    if (example != null) {
      page.append("\n## 例子 Example\n\n").append(example.file().sentence()).append("：\n\n```\n");
      example.shown().forEach(line -> page.append(cut(line)).append('\n'));
      page.append("```\n").append(mended(example.file()));
    } else if (OF_RUNNING.contains(code)) {
      page.append("\n运行案例（`junheng rules test`）时指出，不由某个文件的写法引出。");
      page.append(" Told when cases are run, and not by the form of a file.\n");
    }
    Why why = reasons.get(code);
    if (why != null) {
      page.append("\n## 为什么 Why\n\n").append(why.chinese()).append("\n\n");
      page.append(why.english()).append("\n");
    }
    return page.append("\n[全部信息 All messages](README.md)\n").toString();
  }

  private static String cut(String line) {
    String visible =
        line.codePoints()
            .map(
                c ->
                    Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                        ? 0xFFFD
                        : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return visible.length() > WIDEST
        ? visible.substring(0, WIDEST) + " …"
        : visible.stripTrailing();
  }

  /** What was changed to make the file sound. */
  private static String mended(CorpusFile file) throws IOException {
    Optional<String> text = text(file.path());
    if (text.isEmpty() || !file.from().equals(file.place()) || file.settings().containsKey("pad")) {
      return "";
    }
    List<String> wrong = text.get().replace("\r\n", "\n").lines().toList();
    List<String> right = CorpusFile.sound(file.from()).lines().toList();
    List<String> changes = LineChanges.between(wrong, right);
    if (changes.isEmpty() || changes.size() > 30) {
      return "";
    }
    return changes.stream()
        .map(MessagePages::cut)
        .collect(Collectors.joining("\n", "\n## 改成 Mended\n\n```diff\n", "\n```\n"));
  }

  private static Optional<String> text(Path path) throws IOException {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(java.nio.ByteBuffer.wrap(Files.readAllBytes(path)))
              .toString());
    } catch (java.nio.charset.CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
