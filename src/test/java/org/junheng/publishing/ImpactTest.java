package org.junheng.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junheng.batch.Declined;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DecisionRequestReader;
import org.junheng.decision.DocumentJson;
import org.junheng.decision.Finding;
import org.junheng.decision.record.LatestSubmissions;
import org.junheng.rules.RuleSet;
import org.junheng.rules.RuleSetReader;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a draft would change in what is on record. */
class ImpactTest {
  private static final int SCHOOLS = Integer.getInteger("junheng.impact.schools", 200);
  private static final int OF_A_DISTRICT = 20;

  @TempDir Path data;
  private DraftBench bench;

  /** What was recorded, in order. */
  private final List<JsonNode> recorded = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    bench = DraftBench.open(data);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void record(String district, String countDate, String schools) throws Exception {
    JsonNode request = DraftBench.request(district, countDate, schools);
    bench.record(request);
    recorded.add(request);
  }

  private static String school(String id, int students) {
    return ("{'id': '%s', 'name': '学校%s', 'kind': 'primary', 'attestations': {'school.charter':"
            + " {'answer': true}}, 'stages': [{'stage': 'primary', 'students': %d}]}")
        .formatted(id, id, students);
  }

  /** Whole districts, single schools, corrections, and an old year that is handed in late. */
  private void manySchools() throws Exception {
    Random random = new Random(7);
    for (int from = 0; from < SCHOOLS / 2; from += OF_A_DISTRICT) {
      int first = from;
      record(
          "d" + first,
          "2025-09-01",
          IntStream.range(0, OF_A_DISTRICT)
              .mapToObj(i -> school("s" + (first + i), 1000 + random.nextInt(1500)))
              .collect(Collectors.joining(", ", "[", "]")));
    }
    for (int i = SCHOOLS / 2; i < SCHOOLS; i++) {
      record("e", "2025-09-01", "[" + school("s" + i, 1000 + random.nextInt(1500)) + "]");
    }
    for (int i = 0; i < SCHOOLS; i += 9) {
      String district = i < SCHOOLS / 2 ? "d" + i / OF_A_DISTRICT * OF_A_DISTRICT : "e";
      String day = i % 2 == 0 ? "2025-09-01" : "2024-09-01";
      record(district, day, "[" + school("s" + i, 1000 + random.nextInt(1500)) + "]");
    }
  }

  private List<ImpactLine> lines(RuleSet before, RuleSet after, @Nullable LocalDate asOf)
      throws Exception {
    List<LatestSubmissions.Latest> latest =
        Impact.submissions(bench.log.log().reader(), before, after, null);
    ImpactJudge judge =
        new ImpactJudge(bench.log.log().reader(), bench.makers, before.id(), after.id(), asOf);
    List<ImpactLine> lines = new ArrayList<>();
    for (LatestSubmissions.Latest each : latest) {
      JsonNode line =
          DocumentJson.mapper().readTree(new String(Impact.lines(List.of(each)), "UTF-8"));
      lines.add((ImpactLine) judge.judge(1, line, List.of()).impact());
    }
    return lines;
  }

  /** {@code district|school target subject from to}; the district's own without a school. */
  private static TreeSet<String> told(List<ImpactLine> lines) {
    TreeSet<String> told = new TreeSet<>();
    for (ImpactLine line : lines) {
      line.schools()
          .forEach(school -> school.flips().forEach(flip -> told.add(key(line, school, flip))));
      ImpactLine.Changed district = line.district();
      if (district != null) {
        district.flips().forEach(flip -> told.add(key(line, null, flip)));
      }
    }
    return told;
  }

  private static String key(
      ImpactLine line, ImpactLine.@Nullable Changed school, ImpactLine.Flip flip) {
    return line.districtCode()
        + "|"
        + (school == null ? "" : school.id())
        + " "
        + flip.target()
        + " "
        + flip.subject()
        + " "
        + flip.from()
        + " "
        + flip.to();
  }

  /** Everything on record judged again by both, and the last word on each school kept. */
  private TreeSet<String> evaluatedInFull(RuleSet before, RuleSet after) {
    TreeSet<String> flips = new TreeSet<>();
    try (DecisionMaker was = DecisionMaker.of(before);
        DecisionMaker is = DecisionMaker.of(after)) {
      Map<String, Integer> last = new HashMap<>();
      for (int i = 0; i < recorded.size(); i++) {
        for (JsonNode school : recorded.get(i).at("/facts/schools")) {
          String who = district(i) + "|" + school.path("id").asString();
          Integer earlier = last.get(who);
          if (earlier == null || date(i).compareTo(date(earlier)) >= 0) {
            last.put(who, i);
          }
        }
      }
      last.forEach(
          (who, i) -> {
            Map<String, String> old = findings(was, recorded.get(i), who);
            Map<String, String> made = findings(is, recorded.get(i), who);
            old.forEach(
                (key, outcome) -> {
                  if (!outcome.equals(made.get(key))) {
                    flips.add(who + " " + key + " " + outcome + " " + made.get(key));
                  }
                });
          });
    }
    return flips;
  }

  private String district(int i) {
    return recorded.get(i).at("/facts/district/code").asString();
  }

  private String date(int i) {
    return recorded.get(i).at("/facts/district/countDate").asString();
  }

  private static Map<String, String> findings(DecisionMaker maker, JsonNode request, String who) {
    DecisionRequestReader.Result read =
        DecisionRequestReader.read(request.deepCopy(), List.of(), maker);
    Map<String, String> findings = new HashMap<>();
    for (Finding finding :
        maker.decide(((DecisionRequestReader.Result.Accepted) read).request()).findings()) {
      String path = finding.subject().path();
      if (path.startsWith("/schools/")) {
        String index = path.split("/")[2];
        String school = request.at("/facts/schools/" + index + "/id").asString();
        if (who.endsWith("|" + school)) {
          findings.put(finding.rule().id() + " " + path, finding.outcome().name());
        }
      }
    }
    return findings;
  }

  private RuleSet sound(DraftOfRules draft) throws Exception {
    return ((RuleSetReader.Result.Sound) RuleSetReader.read(bench.drafts.files(draft.files())))
        .ruleSet();
  }

  private RuleSet inForce() {
    return bench.current.maker().orElseThrow().ruleSet();
  }

  @Test
  void theFlipsAreThoseOfAFullReEvaluation() throws Exception {
    manySchools();
    RuleSet after = sound(bench.limited(bench.draft(), 1500));

    long begun = System.nanoTime();
    List<ImpactLine> lines = lines(inForce(), after, null);
    System.out.printf(
        "impact of a draft on %d schools in %d submissions: %d ms%n",
        SCHOOLS, lines.size(), (System.nanoTime() - begun) / 1_000_000);

    TreeSet<String> told = told(lines);
    assertThat(told).isNotEmpty().isEqualTo(evaluatedInFull(inForce(), after));
    assertThat(lines.stream().mapToInt(ImpactLine::lookedAt).sum()).isEqualTo(SCHOOLS);
    ImpactSummary summary = ImpactSummary.of(lines.stream().map(ImpactTest::answered), null);
    assertThat(summary.flips()).isEqualTo(told.size());
    assertThat(summary.schools()).isEqualTo(SCHOOLS);
    assertThat(summary.schoolsChanged())
        .isEqualTo((int) told.stream().map(key -> key.split(" ")[0]).distinct().count());
    assertThat(summary.transitions())
        .containsExactly(
            new ImpactSummary.Transition(
                org.junheng.rules.Outcome.MET, org.junheng.rules.Outcome.UNMET, told.size()));
    assertThat(summary.targets())
        .extracting(ImpactSummary.OfTarget::target)
        .containsExactly("size.stage");
    assertThat(summary.unusable()).isEmpty();
  }

  @Test
  void whoIsLimitedToDistrictsSeesNoOther() throws Exception {
    record("d", "2025-09-01", "[" + school("a", 1900) + "]");
    record("e", "2025-09-01", "[" + school("b", 1900) + "]");
    RuleSet after = sound(bench.limited(bench.draft(), 1500));

    assertThat(
            Impact.submissions(bench.log.log().reader(), inForce(), after, java.util.Set.of("e")))
        .singleElement()
        .satisfies(latest -> assertThat(latest.schools()).containsExactly("b"));
    List<ImpactLine> lines = lines(inForce(), after, null);
    assertThat(lines).hasSize(2);
    assertThat(
            ImpactSummary.of(lines.stream().map(ImpactTest::answered), java.util.Set.of("e"))
                .changed())
        .extracting(concerned -> concerned.changed().id())
        .containsExactly("b");
  }

  private static String answered(ImpactLine line) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("line", 1);
    answer.set("impact", DocumentJson.mapper().valueToTree(line));
    return answer.toString();
  }

  @Test
  void whatOnlyCasesChangeIsNotJudgedAtAll() throws Exception {
    record("d", "2025-09-01", "[" + school("a", 10) + "]");
    RuleSet after = sound(bench.put(bench.draft(), DraftBench.CASES, "[]\n", DraftBench.EDITOR));

    assertThat(Impact.submissions(bench.log.log().reader(), inForce(), after, null)).isEmpty();
  }

  @Test
  void aRuleThatComesLaterIsSeenAsOfThatDay() throws Exception {
    record("d", "2025-09-01", "[" + school("a", 1900) + "]");
    RuleSet after =
        DraftBench.rules()
            .with(
                "plan/later.drl",
                """
                package plan
                import facts.Stage
                global org.junheng.rules.Require require

                rule "size.later"
                    @title("学段不超过1500人")
                    @clause("一")
                    date-effective "2027-09-01"
                when
                    $stage : Stage( $students : students )
                then
                    require.atMost($stage, $students, 1500);
                end
                """)
            .sound();
    DraftOfRules draft = bench.drafts.create("以后", "以后", after.source(), DraftBench.EDITOR);
    assertThat(draft.files()).isEqualTo(after.id());

    assertThat(told(lines(inForce(), after, null))).isEmpty();
    assertThat(told(lines(inForce(), after, LocalDate.parse("2027-09-01"))))
        .containsExactly("d|a size.later /schools/0/stages/0 null UNMET");
  }

  @Test
  void factsThatNoLongerFitAreItemsOfTheirOwn() throws Exception {
    record("d", "2025-09-01", "[" + school("a", 1900) + "]");
    RuleSet after =
        DraftBench.rules()
            .change(
                SmallRules.FACTS,
                "budget : BigDecimal @label(\"预算\") @unit(\"元\") @range(\"0..\")",
                "funds : BigDecimal @label(\"预算\") @unit(\"元\") @range(\"0..\")")
            .sound();
    bench.drafts.create("改名", "改名", after.source(), DraftBench.EDITOR);

    ImpactJudge judge =
        new ImpactJudge(bench.log.log().reader(), bench.makers, inForce().id(), after.id(), null);
    List<LatestSubmissions.Latest> latest =
        Impact.submissions(bench.log.log().reader(), inForce(), after, null);
    assertThat(latest).hasSize(1);
    JsonNode line = DocumentJson.mapper().readTree(new String(Impact.lines(latest), "UTF-8"));

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> judge.judge(1, line, List.of()))
        .isInstanceOf(Declined.class)
        .hasMessage("impact.refused-after");
  }
}
