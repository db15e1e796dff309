package org.junheng.rules;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junheng.message.Nearest;
import org.junheng.rules.drl.Position;
import org.junheng.rules.drl.RuleTree.Annotation;

/** The annotations of one head, each known and there once. */
final class AnnotationReader {
  private final Map<String, Annotation> byName = new HashMap<>();
  private final Map<String, Annotation> meantBy = new HashMap<>();
  private final List<RuleProblem> problems;
  private boolean anyLost;

  AnnotationReader(List<Annotation> annotations, Set<String> allowed, List<RuleProblem> problems) {
    this.problems = problems;
    for (Annotation annotation : annotations) {
      if (annotation.name().isEmpty()
          || (!annotation.legible() && !allowed.contains(annotation.name()))) {
        anyLost = true;
      } else if (!allowed.contains(annotation.name())) {
        problems.add(
            annotation
                .at()
                .problem(
                    "rule.unknown-annotation",
                    annotation.name(),
                    Nearest.to(annotation.name(), allowed)
                        .orElse(String.join(", ", allowed.stream().sorted().toList()))));
        Nearest.to(annotation.name(), allowed)
            .ifPresent(
                meant -> meantBy.put(meant, new Annotation(meant, "", annotation.at(), false)));
      } else if (byName.putIfAbsent(annotation.name(), annotation) != null) {
        problems.add(annotation.at().problem("rule.annotation-twice", annotation.name()));
      }
    }
    meantBy.forEach(byName::putIfAbsent);
  }

  /** Whether it stands there and could not be read, which has been reported. */
  boolean isLost(String name) {
    Annotation annotation = byName.get(name);
    return annotation == null ? anyLost : !annotation.legible();
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /** The value, or an empty text. */
  String text(String name) {
    Annotation annotation = byName.get(name);
    return annotation == null ? "" : annotation.value().strip();
  }

  boolean yes(String name) {
    Annotation annotation = byName.get(name);
    if (annotation != null && annotation.legible() && !text(name).equals("true")) {
      problems.add(annotation.at().problem("rule.annotation-not-true", name, text(name)));
    }
    return annotation != null;
  }

  Position at(String name, Position otherwise) {
    Annotation annotation = byName.get(name);
    return annotation == null ? otherwise : annotation.at();
  }

  /** The names between commas. */
  List<String> names(String name) {
    return parts(text(name), ",");
  }

  static List<String> parts(String text, String separator) {
    return Stream.of(text.split(java.util.regex.Pattern.quote(separator)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** {@code urban 城区; town 镇区} in order. */
  Map<String, String> labelled(String name, Position at) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : parts(text(name), ";")) {
      String[] wordAndLabel = part.split("\\s+", 2);
      if (wordAndLabel.length < 2 || values.put(wordAndLabel[0], wordAndLabel[1].strip()) != null) {
        problems.add(at(name, at).problem("declare.values", part));
      }
    }
    return values;
  }
}
