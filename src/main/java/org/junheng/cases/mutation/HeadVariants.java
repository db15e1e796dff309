package org.junheng.cases.mutation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junheng.facts.FactType;
import org.junheng.rules.Standing;
import org.junheng.rules.drl.DrlPrinter;
import org.junheng.rules.drl.DrlReader;
import org.junheng.rules.drl.RuleTree.Annotation;
import org.junheng.rules.drl.RuleTree.Constraint;

/** Mistakes in the head: dates, standing, the other reading, what it relaxes, its weight. */
final class HeadVariants {
  private static final String EFFECTIVE = "date-effective";
  private static final Set<String> DATES = Set.of(EFFECTIVE, "date-expires", "due");

  private static final Set<String> LEFT_OUT =
      Set.of("otherReading", "relaxes", "indicator", "weight");

  private final FactType subject;
  private final List<String> figures;

  /**
   * @param figures the variables that may stand as a weight
   */
  HeadVariants(FactType subject, List<String> figures) {
    this.subject = subject;
    this.figures = figures;
  }

  /** Annotations, or attributes, with a mistake in one of them. */
  List<Variant<List<Annotation>>> of(List<Annotation> annotations) {
    List<Variant<List<Annotation>>> variants =
        new ArrayList<>(Variant.<Annotation, Annotation>inEach(annotations, this::annotation));
    for (int i = 0; i < annotations.size(); i++) {
      String name = annotations.get(i).name();
      boolean date = DATES.contains(name) && !name.equals(EFFECTIVE);
      if (date || LEFT_OUT.contains(name)) {
        variants.add(
            new Variant<>(
                date ? Operator.DATE : Operator.HEAD,
                "no " + name,
                Variant.without(annotations, i)));
      }
    }
    return variants;
  }

  private List<Variant<Annotation>> annotation(Annotation annotation) {
    if (DATES.contains(annotation.name())) {
      LocalDate day = LocalDate.parse(annotation.value().strip());
      return Stream.of(day.minusDays(1), day.plusDays(1), day.minusYears(1), day.plusYears(1))
          .map(other -> changed(Operator.DATE, annotation, other.toString()))
          .toList();
    }
    return switch (annotation.name()) {
      case "standing" ->
          Stream.of(Standing.values())
              .map(Standing::word)
              .filter(word -> !word.equals(annotation.value().strip()))
              .map(word -> changed(Operator.HEAD, annotation, word))
              .toList();
      case "weight" ->
          figures.stream()
              .filter(other -> !other.equals(annotation.value().strip()))
              .map(other -> changed(Operator.HEAD, annotation, other))
              .toList();
      case "relaxes" -> relaxes(annotation);
      case "otherReading" -> otherReading(annotation);
      default -> List.of();
    };
  }

  /** One of several left out. */
  private static List<Variant<Annotation>> relaxes(Annotation annotation) {
    List<String> ids = List.of(annotation.value().strip().split("\\s*,\\s*"));
    List<Variant<Annotation>> variants = new ArrayList<>();
    for (int i = 0; ids.size() > 1 && i < ids.size(); i++) {
      variants.add(changed(Operator.HEAD, annotation, String.join(", ", Variant.without(ids, i))));
    }
    return variants;
  }

  private static Variant<Annotation> changed(Operator operator, Annotation from, String value) {
    return Variant.of(
        operator,
        from.name() + " " + from.value().strip(),
        value,
        new Annotation(from.name(), value, from.at()));
  }

  /** {@code builtYear == 2010: size.school.new}. */
  private List<Variant<Annotation>> otherReading(Annotation annotation) {
    int colon = annotation.value().lastIndexOf(':');
    Constraint condition =
        DrlReader.readConstraint(
                annotation.at(), annotation.value().substring(0, colon), new ArrayList<>())
            .orElseThrow();
    String rest = annotation.value().substring(colon);
    return new ConditionVariants(subject)
        .of(condition).stream()
            .map(
                variant ->
                    variant
                        .within(annotation.name())
                        .in(
                            other ->
                                new Annotation(
                                    annotation.name(),
                                    DrlPrinter.constraint(other) + rest,
                                    annotation.at())))
            .toList();
  }
}
