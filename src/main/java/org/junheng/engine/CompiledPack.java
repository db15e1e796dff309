package org.junheng.engine;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junheng.facts.Fact;
import org.junheng.facts.FactType;
import org.junheng.facts.Submission;
import org.junheng.rules.Pack;
import org.junheng.rules.Require;
import org.junheng.rules.RuleSet;
import org.kie.api.KieBase;
import org.kie.api.builder.KieModule;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.KieSessionsPool;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.runtime.rule.ConsequenceException;
import org.kie.api.time.SessionPseudoClock;

/** The rules of one pack, compiled by Drools and ready to fire. Safe for many threads. */
public final class CompiledPack implements AutoCloseable {
  private static final int IDLE_SESSIONS = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final Pack pack;
  private final KieModule module;
  private final KieSessionsPool sessions;
  private final KieSessionConfiguration configuration;
  private final Map<FactType, FactBinding> bindings;
  private final Map<String, Integer> ruleIndex = new HashMap<>();
  // The zone in which Drools read the dates of the rules.
  private final ZoneId zone;

  private CompiledPack(Pack pack, KieModule module, KieBase base, Map<FactType, FactBinding> bindings, ZoneId zone) {
    this.pack = pack;
    this.module = module;
    this.bindings = bindings;
    this.zone = zone;
    this.sessions = base.newKieSessionsPool(IDLE_SESSIONS);
    this.configuration = DroolsSettings.services().newKieSessionConfiguration();
    this.configuration.setOption(ClockTypeOption.PSEUDO);
    for (int i = 0; i < pack.rules().size(); i++) {
      ruleIndex.put(pack.rules().get(i).id(), i);
    }
  }

  /**
   * Compiles what is printed from the checked trees.
   *
   * @throws CompilationFailed where Drools finds a mistake that the check did not
   */
  public static CompiledPack compile(RuleSet ruleSet, Pack pack) {
    ZoneId zone = ZoneId.systemDefault();
    PackCompiler.Compiled compiled = new PackCompiler(ruleSet, pack).compile();
    Map<FactType, FactBinding> bindings = new HashMap<>();
    ruleSet.vocabulary().types().forEach(type -> bindings.put(type, FactBinding.of(type, compiled.base())));
    return new CompiledPack(pack, compiled.module(), compiled.base(), bindings, zone);
  }

  public Pack pack() {
    return pack;
  }

  /**
   * Fires the rules in force on a day over all facts that are not outside every target.
   *
   * @param trace whether to keep what each firing saw
   */
  public Firings fire(Submission submission, LocalDate asOf, boolean trace) {
    Map<Object, Fact> facts = new IdentityHashMap<>();
    KieSession session = sessions.newKieSession(configuration);
    try {
      SessionPseudoClock clock = session.getSessionClock();
      // date-effective is strict: at midnight a rule is not yet in force on its first day.
      long noon = asOf.atTime(12, 0).atZone(zone).toInstant().toEpochMilli();
      clock.advanceTime(noon - clock.getCurrentTime(), TimeUnit.MILLISECONDS);
      Firings firings = new Firings(pack.rules(), submission, facts, trace);
      FiringListener listener = new FiringListener(ruleIndex, firings);
      session.setGlobal("require", new Require(firings));
      session.addEventListener(listener);
      insert(submission, session, facts);
      fireAll(session, listener, firings);
      session.removeEventListener(listener);
      return firings;
    } finally {
      session.dispose();
    }
  }

  private void insert(Submission submission, KieSession session, Map<Object, Fact> facts) {
    Map<Fact, Object> objects = new IdentityHashMap<>();
    for (FactType type : submission.vocabulary().types()) {
      FactBinding binding = java.util.Objects.requireNonNull(bindings.get(type));
      for (Fact fact : submission.all(type)) {
        if (fact.outside() == null) {
          Fact parent = fact.parent();
          Object object = binding.object(fact, parent == null ? null : objects.get(parent));
          objects.put(fact, object);
          facts.put(object, fact);
        }
      }
    }
    List<Object> inOrder = new ArrayList<>(facts.size());
    objects.values().forEach(inOrder::add);
    inOrder.forEach(session::insert);
  }

  /** An exception on the right side concerns one rule and one subject; the others go on. */
  private static void fireAll(KieSession session, FiringListener listener, Firings firings) {
    while (true) {
      try {
        session.fireAllRules();
        return;
      } catch (ConsequenceException e) {
        listener.failed(firings, e.getCause() == null ? e : e.getCause());
      }
    }
  }

  /** Forgets the compiled module, so that its classes can be unloaded. */
  @Override
  public void close() {
    sessions.shutdown();
    DroolsSettings.services().getRepository().removeKieModule(module.getReleaseId());
  }
}
