package org.junheng.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.drools.model.codegen.ExecutableModelProject;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.ShippedRules;
import org.junheng.facts.Fact;
import org.junheng.facts.FactType;
import org.junheng.facts.Submission;
import org.junheng.oracle.RandomSubmissions;
import org.junheng.rules.Pack;
import org.junheng.rules.Require;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message.Level;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.model.KieModuleModel;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.time.SessionPseudoClock;

/**
 * The files under {@code rules/} are real DRL: handed to Drools as they are, unread and unchecked
 * by us, they compile and judge as they do in the service. Drools alone then settles which rule is
 * in force, by the clock of its session.
 */
class StockDroolsTest {
  private static final Pack PLAN = ShippedRules.plan();
  private static final Map<Rule, Integer> INDEX = new IdentityHashMap<>();
  private static final Map<FactType, FactBinding> BINDINGS = new HashMap<>();
  private static KieBase base;
  private static CompiledPack ours;

  @BeforeAll
  static void build() throws IOException {
    assertThat(System.getProperty("drools.dateformat")).isEqualTo("yyyy-MM-dd");
    KieServices services = KieServices.Factory.get();
    ReleaseId release = services.newReleaseId("org.junheng.test", "stock", "1");
    KieFileSystem files = services.newKieFileSystem();
    files.generateAndWritePomXML(release);
    files.writeKModuleXML(module(services));
    for (String folder : List.of("facts", PLAN.id())) {
      try (Stream<Path> all = Files.list(Path.of("rules", folder))) {
        for (Path file : all.filter(each -> each.toString().endsWith(".drl")).toList()) {
          files.write(
              "src/main/resources/" + folder + "/" + file.getFileName(), Files.readString(file));
        }
      }
    }
    KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    assertThat(builder.getResults().getMessages(Level.ERROR)).isEmpty();
    base = services.newKieContainer(release).getKieBase();
    services.getRepository().removeKieModule(release);
    for (int i = 0; i < PLAN.rules().size(); i++) {
      INDEX.put(base.getRule(PLAN.id(), PLAN.rules().get(i).id()), i);
    }
    ShippedRules.maker()
        .ruleSet()
        .vocabulary()
        .types()
        .forEach(type -> BINDINGS.put(type, FactBinding.of(type, base)));
    ours = CompiledPack.compile(ShippedRules.maker().ruleSet(), PLAN);
  }

  @AfterAll
  static void close() {
    ours.close();
  }

  @Test
  void knowsEveryRuleByItsName() {
    assertThat(INDEX).hasSize(PLAN.rules().size()).doesNotContainKey(null);
  }

  @Test
  void judgesTheExampleDistrictAsTheServiceDoes() throws IOException {
    Submission district =
        ShippedRules.submission(
            ShippedRules.json(Files.readString(Path.of("docs/examples/district.json")))
                .get("facts"));

    assertThat(agrees(district, DecisionMaker.countDate(district))).isGreaterThan(4_000);
  }

  @Test
  void judgesRandomDistrictsAsTheServiceDoes() {
    SplittableRandom random = new SplittableRandom(20260901);
    int judged = 0;
    for (int i = 0; i < 300; i++) {
      Submission district = ShippedRules.submission(RandomSubmissions.next(random));
      judged += agrees(district, DecisionMaker.countDate(district));
    }
    assertThat(judged).isGreaterThan(5_000);
  }

  @Test
  void keepsToTheDatesOfTheRules() throws IOException {
    Submission school =
        ShippedRules.submission(
            ShippedRules.json(Files.readString(Path.of("docs/examples/school.json"))).get("facts"));

    assertThat(agrees(school, LocalDate.of(2024, 4, 17))).isZero();
    assertThat(agrees(school, LocalDate.of(2024, 4, 18))).isPositive();
  }

  /** How many judgments there were, all of them the same. */
  private static int agrees(Submission submission, LocalDate day) {
    Map<String, String> expected = judgments(submission, ours.fire(submission, day, false));
    Map<String, String> found = judgments(submission, fire(submission, day));

    assertThat(found).isEqualTo(expected);
    return found.size();
  }

  private static Firings fire(Submission submission, LocalDate day) {
    Map<Object, Fact> facts = new IdentityHashMap<>();
    KieSessionConfiguration settings = KieServices.Factory.get().newKieSessionConfiguration();
    settings.setOption(ClockTypeOption.PSEUDO);
    KieSession session = base.newKieSession(settings, null);
    try {
      // A rule is in force for Drools only after the first instant of its day.
      SessionPseudoClock clock = session.getSessionClock();
      clock.advanceTime(
          day.atTime(12, 0).atZone(ZoneId.systemDefault()).toInstant().toEpochMilli(),
          TimeUnit.MILLISECONDS);
      Firings firings = new Firings(PLAN.rules(), submission, facts, false);
      session.setGlobal("require", new Require(firings));
      session.addEventListener(
          new FiringListener(INDEX, new FiringListener.Variables(INDEX.size()), firings));
      Map<Fact, Object> objects = new IdentityHashMap<>();
      for (FactType type : submission.vocabulary().types()) {
        for (Fact fact : submission.all(type)) {
          if (fact.outside() == null) {
            Object object =
                Objects.requireNonNull(BINDINGS.get(type))
                    .object(fact, fact.parent() == null ? null : objects.get(fact.parent()));
            objects.put(fact, object);
            facts.put(object, fact);
            session.insert(object);
          }
        }
      }
      session.fireAllRules();
      return firings;
    } finally {
      session.dispose();
    }
  }

  private static Map<String, String> judgments(Submission submission, Firings firings) {
    Map<String, String> judgments = new TreeMap<>();
    for (int i = 0; i < PLAN.rules().size(); i++) {
      for (Fact fact : new ArrayList<>(submission.all(PLAN.rules().get(i).subjectType()))) {
        if (firings.judgment(i, fact) != null) {
          judgments.put(
              PLAN.rules().get(i).id() + " " + fact.path(), firings.judgment(i, fact).toString());
        }
      }
    }
    return judgments;
  }

  private static String module(KieServices services) {
    KieModuleModel module = services.newKieModuleModel();
    module.setConfigurationProperty("drools.accumulateNullPropagation", "true");
    module
        .newKieBaseModel("stock")
        .setDefault(true)
        .addPackage("*")
        .newKieSessionModel("session")
        .setDefault(true);
    return module.toXML();
  }
}
