package org.junheng.message;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junheng.rules.Outcome;
import org.junit.jupiter.api.Test;

/** Holds the two bundles against each other and against the codes that stand in the sources. */
class MessagesTest {
  /** Their codes are put together by program, or their callers are still to come. */
  private static final Set<String> MAY_BE_UNUSED = Set.of("word", "outcome", "reason", "problem");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final Pattern CHINESE_OR_ITS_PUNCTUATION =
      Pattern.compile("[\\p{IsHan}\\u3000-\\u303f\\uff01-\\uff5e]");

  private static final Pattern CODE_ON_PAGE =
      Pattern.compile("(?:#\\{\\|?|#messages\\.msg\\(')([a-z]+\\.[\\w.-]*)");

  private final Bundle chinese = new Bundle("messages.properties");
  private final Bundle english = new Bundle("messages_en.properties");
  private final List<Bundle> bundles = List.of(chinese, english);
  private final List<CodeUse> uses =
      CodeUse.below(Path.of("src/main/java"), prefixes(chinese.entries()));

  private final Set<String> onPages = onPages();

  MessagesTest() throws IOException {}

  @Test
  void everyCodeInTheSourcesHasATextInBothLanguages() {
    assertThat(uses).isNotEmpty();
    for (Bundle bundle : bundles) {
      assertThat(uses)
          .as("codes without a text in %s", bundle.name)
          .filteredOn(use -> !bundle.keys().contains(use.code()))
          .isEmpty();
    }
  }

  @Test
  void everyTextIsSaidSomewhere() {
    Set<String> said = uses.stream().map(CodeUse::code).collect(toCollection(TreeSet::new));

    assertThat(chinese.entries())
        .filteredOn(entry -> !MAY_BE_UNUSED.contains(entry.prefix()))
        .filteredOn(entry -> !said.contains(entry.key))
        .filteredOn(entry -> onPages.stream().noneMatch(code -> isMeant(code, entry.key)))
        .isEmpty();
  }

  @Test
  void everyCodeOnAPageHasATextInBothLanguages() {
    assertThat(onPages).isNotEmpty();
    for (Bundle bundle : bundles) {
      assertThat(onPages)
          .as("codes of pages without a text in %s", bundle.name)
          .filteredOn(code -> bundle.keys().stream().noneMatch(key -> isMeant(code, key)))
          .isEmpty();
    }
  }

  /** Whether a page says this text; a code that ends with a dot is completed by the page. */
  private static boolean isMeant(String code, String key) {
    return code.endsWith(".") ? key.startsWith(code) : key.equals(code);
  }

  /** The codes that stand in the templates of pages. */
  private static Set<String> onPages() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".html")).toList()) {
        CODE_ON_PAGE.matcher(Files.readString(file)).results().forEach(m -> codes.add(m.group(1)));
      }
    }
    return codes;
  }

  @Test
  void noTextAsksForAnArgumentThatItsCodeIsNotGiven() {
    List<String> beyond = new ArrayList<>();
    for (CodeUse use : uses) {
      for (Bundle bundle : bundles) {
        bundle.entries().stream()
            .filter(entry -> entry.key.equals(use.code()))
            .filter(entry -> entry.highest() >= use.arguments().orElse(Integer.MAX_VALUE))
            .forEach(entry -> beyond.add(use + ", " + bundle.name + ": " + entry.text));
      }
    }

    assertThat(beyond).isEmpty();
  }

  @Test
  void bothLanguagesHaveTheSameKeysInTheSameOrder() {
    assertThat(chinese.keys()).doesNotHaveDuplicates();
    assertThat(english.keys()).isEqualTo(chinese.keys());
  }

  @Test
  void aSectionHasACommentAndItsKeysHaveOnePrefixAndStandInOrder() {
    for (Bundle bundle : bundles) {
      for (Section section : bundle.sections) {
        assertThat(section.lines.get(0)).as("first line of a section").startsWith("# ");
        assertThat(prefixes(section.entries())).as(section.lines.get(0)).hasSize(1);
        assertThat(section.entries()).extracting(Entry::key).isSorted();
      }
      assertThat(bundle.entries()).extracting(Entry::prefix).isSorted();
    }
  }

  @Test
  void everyTextComesOutAsItIsWritten() {
    Object[] arguments = IntStream.range(0, 10).mapToObj(n -> "<" + n + ">").toArray();
    for (Entry entry : chinese.entries()) {
      assertThat(Message.of(entry.key, arguments).chinese())
          .as(entry.key)
          .isEqualTo(entry.filled())
          .doesNotContain("{", "}");
    }
    for (Entry entry : english.entries()) {
      assertThat(Message.of(entry.key, arguments).english())
          .as(entry.key)
          .isEqualTo(entry.filled())
          .doesNotContain("{", "}");
    }
  }

  @Test
  void chineseTextsAreChineseAndEnglishOnesAreNot() {
    assertThat(chinese.entries())
        .allSatisfy(entry -> assertThat(entry.text).containsPattern(CHINESE));
    assertThat(english.entries())
        .allSatisfy(
            entry -> assertThat(entry.text).doesNotContainPattern(CHINESE_OR_ITS_PUNCTUATION));
  }

  @Test
  void everyOutcomeHasItsWord() {
    assertThat(chinese.keys())
        .filteredOn(key -> key.startsWith("outcome."))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Outcome.values()).map(outcome -> "outcome." + outcome.name()).toList());
  }

  @Test
  void englishReadersGetEnglishAndAllOthersChinese() {
    Message message = Message.of("outcome.MET");

    assertThat(message.in(Locale.US)).isEqualTo(message.english()).isEqualTo("Met");
    assertThat(message.in(Locale.CHINA)).isEqualTo(message.chinese()).isEqualTo("达标");
    assertThat(message.in(Locale.FRENCH)).isEqualTo("达标");
  }

  @Test
  void aMessageWithinAMessageSpeaksTheSameLanguage() {
    Message message = Message.of("reason.outside", Message.of("word.answer"));

    assertThat(message.chinese()).contains("答复");
    assertThat(message.english()).contains("answer");
  }

  @Test
  void numbersAreNotGrouped() {
    assertThat(Message.of("file.too-large", 1_000_001, 1_000_000).english())
        .contains("1000000", "1000001");
  }

  @Test
  void codesAreFoundWithTheNumberOfTheirArguments() {
    String java =
        """
        // problem("rule.in-a-comment")
        faults.add(Fault.of(place + "/a,b", known ? "facts.one" : "facts.two", f(1, 2), "),"));
        at().problem(c == ',' ? "rule.this" : "rule.that"); /* don't say "rule.such" */
        throw unexpected("rule.found", wanted);
        raise(400, "problem.elsewhere", name);
        Message.of("brand.new", x).in(locale, "facts.School", "other.prefix", "a fact.", "/pack.yaml");
        """;

    assertThat(CodeUse.in("Some.java", java, Set.of("facts", "rule", "problem", "pack")))
        .extracting(CodeUse::toString)
        .containsExactly(
            "facts.one(2) at Some.java:2",
            "facts.two(2) at Some.java:2",
            "rule.this(0) at Some.java:3",
            "rule.that(0) at Some.java:3",
            "rule.found(2) at Some.java:4",
            "problem.elsewhere at Some.java:5",
            "brand.new(1) at Some.java:6");
  }

  private static Set<String> prefixes(List<Entry> entries) {
    return entries.stream().map(Entry::prefix).collect(toCollection(TreeSet::new));
  }

  /** One of the files, line by line as its maintainers see it. */
  private static final class Bundle {
    final String name;

    /** What stands between blank lines; the first part only introduces the file. */
    final List<Section> sections;

    Bundle(String name) throws IOException {
      this.name = name;
      String content = Files.readString(Path.of("src/main/resources", name));
      sections =
          Stream.of(content.split("\n\n"))
              .skip(1)
              .map(part -> new Section(part.lines().toList()))
              .toList();
    }

    List<Entry> entries() {
      return sections.stream().flatMap(section -> section.entries().stream()).toList();
    }

    List<String> keys() {
      return entries().stream().map(Entry::key).toList();
    }
  }

  private record Section(List<String> lines) {
    List<Entry> entries() {
      return lines.stream()
          .skip(1)
          .map(line -> line.split("=", 2))
          .map(sides -> new Entry(sides[0], sides[1]))
          .toList();
    }
  }

  private record Entry(String key, String text) {
    String prefix() {
      return key.substring(0, key.indexOf('.'));
    }

    /** The highest placeholder, or -1. */
    int highest() {
      return PLACEHOLDER
          .matcher(text)
          .results()
          .mapToInt(found -> Integer.parseInt(found.group(1)))
          .max()
          .orElse(-1);
    }

    String filled() {
      return PLACEHOLDER.matcher(text).replaceAll("<$1>").replace("''", "'");
    }
  }
}
