package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.Decision;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.Finding;
import org.junheng.decision.district.DistrictSummary;
import org.junheng.decision.district.SchoolColours;
import org.junheng.decision.record.RecordedDecision;
import org.junheng.decision.whatif.WhatIf;
import org.junheng.decision.whatif.WhatIfDocument;
import org.junheng.facts.Fact;
import org.junheng.rules.Outcome;
import org.junheng.rules.RuleSet;
import org.junheng.web.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a school would come to with other figures. Nothing of it is recorded.
 *
 * @param changes how many figures differ from what was submitted
 * @param faults why it could not be tried; none as a rule
 * @param whole whether it is told what becomes of the district, and not of the school alone
 * @param otherRules whether other rules are in force than decided then
 * @param flipped findings of the school that come out otherwise
 * @param figures findings of the school with another figure alone
 * @param district whether the district would pass; null where it was not judged
 * @param others names of other schools with another verdict or colour
 */
record Tried(
    int changes,
    List<String> faults,
    boolean whole,
    boolean otherRules,
    WhatIfDocument.@Nullable Turn verdict,
    List<WhatIfDocument.Difference> flipped,
    List<WhatIfDocument.Difference> figures,
    WhatIfDocument.@Nullable Turn district,
    List<String> others) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String ANSWER = "answer:";

  static Tried of(Shown shown, Fact school, HttpServletRequest request) {
    Caller caller = Caller.of(request);
    ArrayNode changes = NODES.arrayNode();
    List<String> faults = new ArrayList<>();
    new TreeMap<>(request.getParameterMap())
        .forEach((name, values) -> add(shown, school, name, values[0].strip(), changes, faults));
    if (!faults.isEmpty() || changes.isEmpty()) {
      return new Tried(
          changes.size(), faults, false, false, null, List.of(), List.of(), null, List.of());
    }
    Tried alone = judged(shown, school, changes, caller, false);
    Tried tried =
        alone == null
            ? Objects.requireNonNull(judged(shown, school, changes, caller, true))
            : alone;
    return request.getParameter("district") == null || !tried.faults.isEmpty()
        ? tried
        : tried.amongAll(shown, school, changes, caller);
  }

  /** The same with what it does to the district and its other schools. */
  private Tried amongAll(Shown shown, Fact school, ArrayNode all, Caller caller) {
    ObjectNode body = NODES.objectNode();
    body.put(WhatIf.BASED_ON, shown.id().toString());
    body.set("changes", all);
    WhatIf.Result result = WhatIf.of(body, List.of(), shown.entry().decision(), caller.maker());
    if (!(result instanceof WhatIf.Result.Accepted accepted)) {
      return this;
    }
    Decision before = accepted.whatIf().before();
    Decision after = accepted.whatIf().after();
    RuleSet ruleSet = caller.maker().ruleSet();
    Map<String, String> then = standings(before);
    List<String> turned = new ArrayList<>();
    Map<String, String> now = standings(after);
    after
        .schools()
        .keySet()
        .forEach(
            each -> {
              String code = String.valueOf(each.identity());
              if (!code.equals(school.identity())
                  && !Objects.equals(then.get(code), now.get(code))) {
                turned.add(each.label());
              }
            });
    return new Tried(
        changes,
        faults,
        true,
        otherRules,
        verdict,
        flipped,
        figures,
        new WhatIfDocument.Turn(
            DistrictSummary.of(before, ruleSet, caller.language()).outcome(),
            DistrictSummary.of(after, ruleSet, caller.language()).outcome()),
        turned);
  }

  /** Verdict and colour of each school, by its code. */
  private static Map<String, String> standings(Decision decision) {
    SchoolColours colours = SchoolColours.of(decision);
    Map<String, String> standings = new HashMap<>();
    decision
        .schools()
        .forEach(
            (school, came) ->
                standings.put(
                    String.valueOf(school.identity()), came.verdict() + " " + colours.of(school)));
    return standings;
  }

  /** A figure or an answer that differs from what was submitted. */
  private static void add(
      Shown shown,
      Fact school,
      String name,
      String written,
      ArrayNode changes,
      List<String> faults) {
    JsonNode submitted = shown.entry().decision().facts();
    if (name.startsWith(ANSWER)) {
      String target = name.substring(ANSWER.length());
      JsonNode before =
          submitted.at(school.path()).path("attestations").path(target).path("answer");
      if (!written.equals(before.asString(""))) {
        ObjectNode change = changes.addObject();
        change.put("subject", school.type().name());
        change.putObject("where").put("id", school.identity());
        change.put("attestation", target);
        if (written.isEmpty()) {
          change.putNull("value");
        } else {
          change.put("value", written.equals("true"));
        }
      }
    } else if (name.equals(school.path()) || name.startsWith(school.path() + "/")) {
      String before = submitted.at(name).asString("");
      BigDecimal number = number(written);
      if (!written.isEmpty() && number == null) {
        faults.add(written);
      } else if (number == null ? !before.isEmpty() : differs(number, before)) {
        ObjectNode change = changes.addObject();
        change.put("pointer", name);
        if (number == null) {
          change.putNull("value");
        } else {
          change.put("value", number);
        }
      }
    }
  }

  private static boolean differs(BigDecimal number, String before) {
    BigDecimal was = number(before);
    return was == null || was.compareTo(number) != 0;
  }

  private static @Nullable BigDecimal number(String written) {
    return written.matches("-?[0-9]{1,15}(\\.[0-9]{1,10})?") ? new BigDecimal(written) : null;
  }

  /**
   * Judges the changes.
   *
   * @param whole with all schools of the district; else with those alone that are counted with this
   * @return null where the school by itself does not come out as it did among all others
   */
  private static @Nullable Tried judged(
      Shown shown, Fact school, ArrayNode changes, Caller caller, boolean whole) {
    DecisionMaker maker = caller.maker();
    Locale language = caller.language();
    List<Fact> kept = whole ? List.of() : together(shown, school);
    RecordedDecision base = whole ? shown.entry().decision() : with(shown.entry().decision(), kept);
    ObjectNode body = NODES.objectNode();
    body.put(WhatIf.BASED_ON, base.id().toString());
    body.set("changes", whole ? changes : moved(changes, school, kept.indexOf(school)));
    WhatIf.Result result = WhatIf.of(body, List.of(), base, maker);
    boolean otherRules = !maker.ruleSet().id().equals(shown.decision().ruleSet());
    if (result instanceof WhatIf.Result.Refused refused) {
      return new Tried(
          changes.size(),
          refused.faults().stream().map(fault -> fault.message().in(language)).toList(),
          whole,
          otherRules,
          null,
          List.of(),
          List.of(),
          null,
          List.of());
    }
    WhatIf whatIf = ((WhatIf.Result.Accepted) result).whatIf();
    if (!whole && !otherRules && !alike(shown, school, whatIf.before())) {
      return null;
    }
    WhatIfDocument document = WhatIfDocument.of(whatIf, maker.ruleSet(), language);
    return new Tried(
        changes.size(),
        List.of(),
        false,
        otherRules,
        new WhatIfDocument.Turn(verdict(whatIf.before(), school), verdict(whatIf.after(), school)),
        about(document.flipped(), school),
        about(document.figures(), school),
        null,
        List.of());
  }

  /** The school and those that are counted with it, in order of the submission. */
  private static List<Fact> together(Shown shown, Fact school) {
    String counted = DistrictView.word(school, "countedSchool");
    return shown.decision().submission().all(school.type()).stream()
        .filter(
            each ->
                each == school
                    || !counted.isEmpty()
                        && counted.equals(DistrictView.word(each, "countedSchool")))
        .toList();
  }

  /** The same decision about some of its schools. */
  private static RecordedDecision with(RecordedDecision decision, List<Fact> schools) {
    ObjectNode facts = NODES.objectNode();
    facts.set("district", decision.facts().path("district"));
    ArrayNode list = facts.putArray("schools");
    schools.forEach(each -> list.add(decision.facts().at(each.path())));
    return new RecordedDecision(
        decision.id(),
        decision.pack(),
        decision.asOf(),
        decision.ruleSet(),
        decision.decidedAt(),
        decision.sender(),
        decision.requestId(),
        facts,
        decision.options(),
        decision.correction(),
        decision.verdict(),
        decision.counts(),
        decision.findings(),
        decision.fired());
  }

  private static ArrayNode moved(ArrayNode changes, Fact school, int place) {
    ArrayNode moved = changes.deepCopy();
    for (JsonNode change : moved) {
      if (change.has("pointer")) {
        ((ObjectNode) change)
            .put(
                "pointer",
                "/schools/"
                    + place
                    + change.path("pointer").asString().substring(school.path().length()));
      }
    }
    return moved;
  }

  /** Whether each target comes out for the school as it did in the decision. */
  private static boolean alike(Shown shown, Fact school, Decision alone) {
    return outcomes(shown.findings(school), school.path())
        .equals(
            outcomes(
                alone.findings().stream().filter(each -> isOf(each.subject(), school)).toList(),
                path(alone, school)));
  }

  private static Map<String, Outcome> outcomes(List<Finding> findings, String path) {
    Map<String, Outcome> outcomes = new TreeMap<>();
    findings.forEach(
        each ->
            outcomes.put(
                each.rule().id() + each.subject().path().substring(path.length()), each.outcome()));
    return outcomes;
  }

  private static String path(Decision decision, Fact school) {
    return decision.schools().keySet().stream()
        .filter(each -> Objects.equals(each.identity(), school.identity()))
        .map(Fact::path)
        .findFirst()
        .orElse("");
  }

  private static boolean isOf(Fact subject, Fact school) {
    return Shown.schoolOf(subject)
        .filter(each -> Objects.equals(each.identity(), school.identity()))
        .isPresent();
  }

  private static Outcome verdict(Decision decision, Fact school) {
    return decision.schools().entrySet().stream()
        .filter(each -> Objects.equals(each.getKey().identity(), school.identity()))
        .map(each -> each.getValue().verdict())
        .findFirst()
        .orElse(Outcome.UNDETERMINED);
  }

  private static List<WhatIfDocument.Difference> about(
      List<WhatIfDocument.Difference> differences, Fact school) {
    return differences.stream()
        .filter(
            each ->
                each.subject().school() != null
                    && Objects.equals(each.subject().school().id(), school.identity()))
        .toList();
  }
}
