package org.junheng.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Nearest;
import org.junheng.rules.Outcome;
import org.junheng.rules.yaml.YamlNode;

/** Reads what a case expects of a target: a word, a map, or a list of maps by place. */
final class ExpectedFindingReader {
  private static final List<String> OUTCOMES =
      Stream.of(Outcome.values()).map(Outcome::name).toList();
  private static final List<String> KEYS =
      List.of(
          "at",
          "outcome",
          "actual",
          "required",
          "gap",
          "missing",
          "roundingSensitive",
          "otherReading",
          "reading",
          "reason",
          "standing",
          "due");

  private ExpectedFindingReader() {}

  /** What is expected; nothing where there is a problem. */
  static List<ExpectedFinding> read(YamlNode node) {
    if (node.json().isString()) {
      Outcome outcome = outcome(node);
      return outcome == null ? List.of() : List.of(ExpectedFinding.of(outcome));
    }
    if (!node.json().isArray()) {
      return finding(node).map(List::of).orElse(List.of());
    }
    List<ExpectedFinding> expected = new ArrayList<>();
    for (YamlNode element : node.elements()) {
      finding(element)
          .ifPresent(
              finding -> {
                if (finding.at() == null) {
                  element.problem("case.no-place");
                }
                expected.add(finding);
              });
    }
    if (node.json().isEmpty()) {
      node.problem("case.expects-nothing");
    }
    return expected;
  }

  private static Optional<ExpectedFinding> finding(YamlNode node) {
    if (!node.isMapOf(KEYS)) {
      return Optional.empty();
    }
    if (node.json().size() == (node.json().has("at") ? 1 : 0)) {
      node.problem("case.expects-nothing");
    }
    return Optional.of(
        new ExpectedFinding(
            read(node, "at", YamlNode::text),
            read(node, "outcome", ExpectedFindingReader::outcome),
            read(node, "actual", YamlNode::number),
            read(node, "required", YamlNode::number),
            read(node, "gap", YamlNode::number),
            read(node, "missing", YamlNode::texts),
            read(node, "roundingSensitive", YamlNode::yesNo),
            read(node, "otherReading", ExpectedFindingReader::otherReading),
            read(node, "reading", YamlNode::yesNo),
            read(node, "reason", YamlNode::text),
            read(node, "standing", YamlNode::text),
            read(node, "due", YamlNode::text)));
  }

  private static <T> @Nullable T read(
      YamlNode node, String key, Function<YamlNode, @Nullable T> kind) {
    YamlNode value = node.get(key);
    return value == null ? null : kind.apply(value);
  }

  private static @Nullable Outcome outcome(YamlNode node) {
    String word = node.text();
    return word != null && isKnown(node, word, OUTCOMES) ? Outcome.valueOf(word) : null;
  }

  private static @Nullable String otherReading(YamlNode node) {
    String word = node.text();
    List<String> known = Stream.concat(OUTCOMES.stream(), Stream.of(ExpectedFinding.NONE)).toList();
    return word != null && isKnown(node, word, known) ? word : null;
  }

  private static boolean isKnown(YamlNode node, String word, List<String> known) {
    if (known.contains(word)) {
      return true;
    }
    String near = Nearest.to(word, known).orElse(String.join(", ", known));
    node.problem("case.unknown-word", word, near);
    return false;
  }
}
