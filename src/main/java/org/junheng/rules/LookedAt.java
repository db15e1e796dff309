package org.junheng.rules;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;

/** A field whose value a rule depends on, by the fact type that holds it. */
public record LookedAt(FactType type, FactField field) {
  /** All that a rule looks at, in the order in which it names them. */
  static Set<LookedAt> of(BoundPattern subject, Iterable<Gathering> gatherings) {
    Set<LookedAt> looked = new LinkedHashSet<>();
    Consumer<FieldPath> look =
        path -> {
          if (path.field() != null && !path.type().isDetached()) {
            looked.add(new LookedAt(path.type(), path.field()));
          }
        };
    pattern(subject, look);
    gatherings.forEach(gathering -> pattern(gathering.pattern(), look));
    return looked;
  }

  private static void pattern(BoundPattern pattern, Consumer<FieldPath> look) {
    Stream<Test> tests = pattern.tests().stream().map(Test.Stated::test);
    tests.forEach(
        test ->
            test.terms(
                term -> {
                  if (term instanceof Term.Field field) {
                    look.accept(field.path());
                  }
                }));
    pattern.bindings().forEach(binding -> look.accept(binding.path()));
  }
}
