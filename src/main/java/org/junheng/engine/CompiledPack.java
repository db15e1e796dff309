package org.junheng.engine;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.facts.FactType;
import org.junheng.facts.Submission;
import org.junheng.rules.Finding;
import org.junheng.rules.Pack;
import org.junheng.rules.Require;
import org.junheng.rules.RuleSet;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.ConsequenceException;

/** The rules of one pack, compiled by Drools and ready to fire. Safe for many threads. */
public final class CompiledPack implements AutoCloseable {
  private static final String CONCLUSIONS = "conclusions";

  private final Pack pack;
  private final boolean concludes;
  private final CompiledBase base;
  private final Map<FactType, FactBinding> bindings;
  private final Map<Rule, Integer> ruleIndex = new IdentityHashMap<>();
  private final FiringListener.Variables variables;
  private final AtomicBoolean closed = new AtomicBoolean();

  private CompiledPack(Pack pack, CompiledBase base, Map<FactType, FactBinding> bindings) {
    this.pack = pack;
    this.concludes = pack.rules().stream().anyMatch(org.junheng.rules.Rule::isConclusion);
    this.base = base;
    this.bindings = bindings;
    this.variables = new FiringListener.Variables(pack.rules().size());
    for (int i = 0; i < pack.rules().size(); i++) {
      ruleIndex.put(base.base().getRule(pack.id(), pack.rules().get(i).id()), i);
    }
  }

  /**
   * Compiles what is printed from the checked trees.
   *
   * @throws CompilationFailed where Drools finds a mistake that the check did not
   */
  public static CompiledPack compile(RuleSet ruleSet, Pack pack) {
    return compile(ruleSet, pack, null);
  }

  /**
   * The same, with what was compiled before where that comes to the same for Drools: then nothing
   * is compiled, and both share it until both are closed.
   *
   * @param before the pack of the same id in another rule set; null where there is none
   */
  public static CompiledPack compile(RuleSet ruleSet, Pack pack, @Nullable CompiledPack before) {
    PackText text = PackText.of(ruleSet, pack);
    CompiledBase base =
        Optional.ofNullable(before)
            .flatMap(other -> other.base.sharedFor(text))
            .orElseGet(() -> CompiledBase.of(text));
    Map<FactType, FactBinding> bindings = new HashMap<>();
    ruleSet
        .vocabulary()
        .types()
        .forEach(type -> bindings.put(type, FactBinding.of(type, base.base())));
    return new CompiledPack(pack, base, bindings);
  }

  /** Whether both are compiled once for both. */
  public boolean shares(CompiledPack other) {
    return base == other.base;
  }

  /**
   * Fires the rules in force on a day over all facts that are not outside every target.
   *
   * <p>The day is settled here, by the rules' dates as they were checked, and not by Drools' clock:
   * that one takes a rule to be not yet in force at the first instant of its first day, in whatever
   * zone the machine happens to be.
   *
   * @param trace whether to keep what each firing saw
   */
  public Firings fire(Submission submission, LocalDate asOf, boolean trace) {
    return fire(submission, asOf, trace, firings -> List.of());
  }

  /**
   * Fires twice: after the first time, conclusions see what the others came to.
   *
   * @param conclude makes findings of what fired first; their subjects are facts
   */
  public Firings fire(
      Submission submission,
      LocalDate asOf,
      boolean trace,
      Function<Firings, List<Finding>> conclude) {
    // Whoever closes it meanwhile does not take it away from this one.
    base.use();
    try {
      return fire(submission, asOf, trace, conclude, base.sessions().newKieSession());
    } finally {
      base.release();
    }
  }

  private Firings fire(
      Submission submission,
      LocalDate asOf,
      boolean trace,
      Function<Firings, List<Finding>> conclude,
      KieSession session) {
    Map<Object, Fact> facts = new IdentityHashMap<>();
    Firings firings = new Firings(pack.rules(), submission, facts, trace);
    FiringListener listener = new FiringListener(ruleIndex, variables, firings);
    try {
      session.setGlobal("require", new Require(firings));
      session.addEventListener(listener);
      Map<Fact, Object> objects = insert(submission, session, facts);
      fireAll(session, inForce(asOf), listener, firings);
      List<Finding> findings = conclude.apply(firings);
      if (concludes) {
        for (Finding finding : findings) {
          session.insert(finding.about(Objects.requireNonNull(objects.get(finding.subject()))));
        }
        session.getAgenda().getAgendaGroup(CONCLUSIONS).setFocus();
        fireAll(session, inForce(asOf), listener, firings);
      }
      return firings;
    } finally {
      session.removeEventListener(listener);
      session.dispose();
    }
  }

  private Map<Fact, Object> insert(
      Submission submission, KieSession session, Map<Object, Fact> facts) {
    Map<Fact, Object> objects = new IdentityHashMap<>();
    for (FactType type : submission.vocabulary().types()) {
      FactBinding binding = Objects.requireNonNull(bindings.get(type));
      for (Fact fact : submission.all(type)) {
        if (fact.outside() == null) {
          Fact parent = fact.parent();
          Object object = binding.object(fact, parent == null ? null : objects.get(parent));
          objects.put(fact, object);
          facts.put(object, fact);
          session.insert(object);
        }
      }
    }
    return objects;
  }

  /** Which rules may fire; null where all may. */
  private @Nullable AgendaFilter inForce(LocalDate asOf) {
    List<org.junheng.rules.Rule> rules = pack.rules();
    if (rules.stream().allMatch(rule -> rule.isInForce(asOf))) {
      return null;
    }
    return match ->
        rules.get(Objects.requireNonNull(ruleIndex.get(match.getRule()))).isInForce(asOf);
  }

  /** An exception on the right side concerns one rule and one subject; the others go on. */
  private static void fireAll(
      KieSession session,
      @Nullable AgendaFilter inForce,
      FiringListener listener,
      Firings firings) {
    while (true) {
      try {
        session.fireAllRules(inForce);
        return;
      } catch (ConsequenceException e) {
        listener.failed(firings, e.getCause() == null ? e : e.getCause());
      }
    }
  }

  /** Forgets the compiled module, so that its classes can be unloaded, unless others share it. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      base.release();
    }
  }
}
