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

/** Mistakes in the head: dates, standing, the other reading. */
final class HeadVariants {
  private static final String EFFECTIVE = "date-effective";
  private static final Set<String> DATES = Set.of(EFFECTIVE, "date-expires", "due");

  private final FactType subject;

  HeadVariants(FactType subject) {
    this.subject = subject;
  }

  /** Annotations, or attributes, with a mistake in one of them. */
  List<Variant<List<Annotation>>> of(List<Annotation> annotations) {
    List<Variant<List<Annotation>>> variants =
        new ArrayList<>(Variant.<Annotation, Annotation>inEach(annotations, this::annotation));
    for (int i = 0; i < annotations.size(); i++) {
      String name = annotations.get(i).name();
      boolean date = DATES.contains(name) && !name.equals(EFFECTIVE);
      if (date || name.equals("otherReading")) {
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
      case "otherReading" -> otherReading(annotation);
      default -> List.of();
    };
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
