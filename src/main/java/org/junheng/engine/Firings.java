package org.junheng.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Attestation;
import org.junheng.facts.Fact;
import org.junheng.facts.FactType;
import org.junheng.facts.Submission;
import org.junheng.rules.Judgment;
import org.junheng.rules.Require;
import org.junheng.rules.Rule;

/** What Drools found: the judgment of each rule that fired, for each subject. */
public final class Firings implements Require.Sink {
  private final List<Rule> rules;
  private final Map<Object, Fact> facts;
  private final @Nullable Judgment[][] judgments;
  private final Map<Key, Throwable> failures = new HashMap<>();
  private final @Nullable List<Firing> trace;
  private int speaking;
  private @Nullable Object lastObject;
  private @Nullable Fact lastFact;

  private record Key(int rule, Fact fact) {}

  /**
   * One firing.
   *
   * @param variables of the rule, in alphabetical order
   * @param values what the match had for them; a fact by its JSON pointer, null what is missing
   */
  public record Firing(
      Rule rule, Fact subject, List<String> variables, List<@Nullable Object> values) {
    /** Variable to value. */
    public SortedMap<String, @Nullable Object> bindings() {
      SortedMap<String, @Nullable Object> bindings = new TreeMap<>();
      for (int i = 0; i < variables.size(); i++) {
        bindings.put(variables.get(i), values.get(i));
      }
      return bindings;
    }
  }

  Firings(List<Rule> rules, Submission submission, Map<Object, Fact> facts, boolean trace) {
    this.rules = rules;
    this.facts = facts;
    this.trace = trace ? new ArrayList<>() : null;
    this.judgments = new Judgment[rules.size()][];
    int[] sizes = new int[submission.vocabulary().size()];
    for (FactType type : submission.vocabulary().types()) {
      sizes[type.index()] = submission.all(type).size();
    }
    for (int i = 0; i < judgments.length; i++) {
      judgments[i] = new Judgment[sizes[rules.get(i).subjectType().index()]];
    }
  }

  void speaking(int ruleIndex) {
    speaking = ruleIndex;
  }

  boolean traces() {
    return trace != null;
  }

  void trace(int ruleIndex, Object subject, List<String> variables, @Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value != null && !isPlain(value)) {
        Fact fact = facts.get(value);
        values[i] = fact == null ? value : fact.path();
      }
    }
    Objects.requireNonNull(trace)
        .add(
            new Firing(
                rules.get(ruleIndex),
                fact(subject),
                variables,
                Collections.unmodifiableList(Arrays.asList(values))));
  }

  /** Whether it is no fact for sure; to look it up as one costs more. */
  private static boolean isPlain(Object value) {
    return value instanceof Number || value instanceof String || value instanceof Boolean;
  }

  void failed(int ruleIndex, Object subject, Throwable cause) {
    failures.put(new Key(ruleIndex, fact(subject)), cause);
  }

  /** Rules speak of the same subject several times in a row. */
  private Fact fact(Object object) {
    if (object != lastObject || lastFact == null) {
      lastFact = Objects.requireNonNull(facts.get(object), "a fact that was not inserted");
      lastObject = object;
    }
    return lastFact;
  }

  @Override
  public void judged(Object subject, Judgment judgment) {
    Fact fact = fact(subject);
    Judgment before = judgments[speaking][fact.ordinal()];
    if (before != null) {
      throw new IllegalStateException(
          rules.get(speaking).id() + " judged " + fact.path() + " twice");
    }
    judgments[speaking][fact.ordinal()] = judgment;
  }

  @Override
  public @Nullable Boolean attested(Object subject) {
    Attestation attestation = fact(subject).attestations().get(rules.get(speaking).id());
    return attestation == null ? null : (Boolean) attestation.answer();
  }

  /** The judgment, or null where the rule did not fire. */
  public @Nullable Judgment judgment(int ruleIndex, Fact fact) {
    return judgments[ruleIndex][fact.ordinal()];
  }

  /** Why the rule failed for the subject, or null where it did not. */
  public @Nullable Throwable failure(int ruleIndex, Fact fact) {
    return failures.isEmpty() ? null : failures.get(new Key(ruleIndex, fact));
  }

  /** Every firing in order; empty unless asked for. */
  public List<Firing> fired() {
    return trace == null ? List.of() : List.copyOf(trace);
  }
}
