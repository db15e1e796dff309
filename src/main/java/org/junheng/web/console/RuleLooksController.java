package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.cases.mutation.Mutant;
import org.junheng.cases.mutation.Mutation;
import org.junheng.cases.mutation.Survey;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.publishing.DraftOfRules;
import org.junheng.publishing.DraftRefused;
import org.junheng.publishing.Drafts;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.analysis.Analysis;
import org.junheng.rules.analysis.Trouble;
import org.junheng.rules.reading.RuleReading;
import org.junheng.web.Allowed;
import org.junheng.web.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Mutants and analysis of the rules in force, and of a draft. */
@Controller
@Allowed({Role.EDITOR, Role.APPROVER, Role.AUDITOR})
final class RuleLooksController {
  private static final String DRAFT = "/console/drafts/{id}";

  private final Drafts drafts;
  private final RuleLooks looks;

  RuleLooksController(Drafts drafts, RuleLooks looks) {
    this.drafts = drafts;
    this.looks = looks;
  }

  /** A document that can be chosen. */
  record PackChoice(String id, String title) {}

  /** What became of the mutants of a rule. */
  record OfRule(
      String id, String title, String path, int made, int killed, int equivalent, int open) {}

  /**
   * A mutant that no case notices, in words.
   *
   * @param name what programs call it
   * @param was what the rule says and the mutant does not; {@code is} the other way round
   * @param searched whether a case that would notice it was looked for
   * @param killer such a case; empty where none was found
   */
  record Survivor(
      String title,
      String path,
      String kind,
      String name,
      String was,
      String is,
      boolean searched,
      String killer) {}

  /** A rule that a remark is about. */
  record Named(String id, String title, String path) {}

  /** A remark of the analysis. */
  record Remark(String kind, String message, List<Named> rules, List<Shows> witnesses) {}

  /** Facts on which it shows. */
  record Shows(String asOf, List<String> outcomes, String facts) {}

  @GetMapping("/console/mutants")
  String mutants(
      @RequestParam(defaultValue = "") String pack,
      @RequestParam(defaultValue = "") String rule,
      HttpServletRequest request,
      Model model)
      throws LogUnavailable {
    return mutants(inForce(request), null, pack, rule, Caller.of(request).language(), model);
  }

  @GetMapping(DRAFT + "/mutants")
  String mutants(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String pack,
      @RequestParam(defaultValue = "") String rule,
      HttpServletRequest request,
      Model model)
      throws LogUnavailable, DraftRefused {
    DraftOfRules draft = drafts.find(DraftPageController.id(id));
    RuleSet rules = RuleLooks.sound(drafts.check(draft.files()));
    return mutants(rules, draft, pack, rule, Caller.of(request).language(), model);
  }

  @GetMapping("/console/analysis")
  String analysis(
      @RequestParam(defaultValue = "") String pack, HttpServletRequest request, Model model)
      throws LogUnavailable {
    return analysis(inForce(request), null, pack, Caller.of(request).language(), model);
  }

  @GetMapping(DRAFT + "/analysis")
  String analysis(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String pack,
      HttpServletRequest request,
      Model model)
      throws LogUnavailable, DraftRefused {
    DraftOfRules draft = drafts.find(DraftPageController.id(id));
    RuleSet rules = RuleLooks.sound(drafts.check(draft.files()));
    return analysis(rules, draft, pack, Caller.of(request).language(), model);
  }

  private RuleSet inForce(HttpServletRequest request) {
    RuleSet rules = Caller.of(request).maker().ruleSet();
    // A worker finds it by its id, also where it is not in the archive.
    drafts.check(rules);
    return rules;
  }

  private static void choices(RuleSet rules, @Nullable DraftOfRules draft, Model model) {
    model.addAttribute("draft", draft);
    model.addAttribute(
        "packs",
        rules.packs().values().stream()
            .map(each -> new PackChoice(each.id(), each.document().title()))
            .toList());
  }

  private static String path(@Nullable DraftOfRules draft, String pack, String rule) {
    return (draft == null ? "/console" : "/console/drafts/" + draft.id())
        + "/rules/"
        + pack
        + "/"
        + rule;
  }

  private static String preparing(Message why, Locale language, Model model) {
    model.addAttribute("why", why.in(language));
    return "console/preparing";
  }

  private String mutants(
      RuleSet rules,
      @Nullable DraftOfRules draft,
      String packId,
      String ruleId,
      Locale language,
      Model model)
      throws LogUnavailable {
    Pack pack =
        packId.isEmpty()
            ? RulesPageController.largest(rules)
            : RulesPageController.found(rules, packId);
    Optional<Survey> made = looks.survey(rules, pack);
    if (made.isEmpty()) {
      return preparing(Message.of("console.mutants.preparing"), language, model);
    }
    Survey survey = made.get();
    choices(rules, draft, model);
    model.addAttribute("pack", pack);
    model.addAttribute("rule", ruleId);
    List<OfRule> of = new ArrayList<>();
    List<String> failing = new ArrayList<>();
    for (Mutation.OfRule each : survey.rules()) {
      if (ruleId.isEmpty() || each.rule().id().equals(ruleId)) {
        of.add(counted(each, survey, path(draft, pack.id(), each.rule().id()), language));
        each.failing()
            .forEach(
                one ->
                    failing.add(
                        Message.of("mutation.failing", one.sentence(), each.rule().id())
                            .in(language)));
      }
    }
    model.addAttribute("rules", of);
    model.addAttribute("made", of.stream().mapToInt(OfRule::made).sum());
    model.addAttribute("killed", of.stream().mapToInt(OfRule::killed).sum());
    model.addAttribute("equivalent", of.stream().mapToInt(OfRule::equivalent).sum());
    model.addAttribute("failing", failing);
    model.addAttribute(
        "problems", survey.problems().stream().map(each -> each.message().in(language)).toList());
    model.addAttribute(
        "survivors",
        survey.survivors().stream()
            .filter(each -> ruleId.isEmpty() || each.mutant().original().id().equals(ruleId))
            .map(each -> survivor(each, rules, pack, draft, language))
            .toList());
    return "console/mutants";
  }

  private static OfRule counted(Mutation.OfRule of, Survey survey, String path, Locale language) {
    int open =
        (int)
            survey.survivors().stream()
                .filter(each -> each.mutant().original() == of.rule())
                .count();
    int equivalent =
        (int) survey.equivalent().stream().filter(each -> each.original() == of.rule()).count();
    int made = of.fates().size();
    return new OfRule(
        of.rule().id(),
        Titles.of(of.rule(), language),
        path,
        made,
        made - open - equivalent,
        equivalent,
        open);
  }

  private static Survivor survivor(
      Survey.Survivor survivor,
      RuleSet rules,
      Pack pack,
      @Nullable DraftOfRules draft,
      Locale language) {
    Mutant mutant = survivor.mutant();
    Reworded words =
        Reworded.of(
            reading(mutant.original(), rules, pack), reading(mutant.rule(), rules, pack), language);
    return new Survivor(
        Titles.of(mutant.original(), language),
        path(draft, pack.id(), mutant.original().id()),
        mutant.operator().label().in(language),
        mutant.name(),
        words.was(),
        words.is(),
        survivor.searched(),
        survivor.killer().orElse(""));
  }

  private static RuleReading reading(Rule rule, RuleSet rules, Pack pack) {
    return RuleReading.of(rule, pack.document(), rules.vocabulary());
  }

  private String analysis(
      RuleSet rules, @Nullable DraftOfRules draft, String packId, Locale language, Model model)
      throws LogUnavailable {
    if (!packId.isEmpty()) {
      RulesPageController.found(rules, packId);
    }
    Optional<Analysis> made = looks.analysis(rules);
    if (made.isEmpty()) {
      return preparing(Message.of("console.analysis.preparing"), language, model);
    }
    Analysis analysis = made.get();
    choices(rules, draft, model);
    model.addAttribute("pack", packId);
    model.addAttribute(
        "remarks",
        analysis.troubles().stream()
            .filter(each -> packId.isEmpty() || each.problem().file().startsWith(packId + "/"))
            .map(each -> remark(each, rules, draft, language))
            .toList());
    model.addAttribute(
        "undecided",
        analysis.undecided().stream()
            .filter(each -> packId.isEmpty() || each.file().startsWith(packId + "/"))
            .map(each -> each.message().in(language))
            .toList());
    return "console/analysis";
  }

  private static Remark remark(
      Trouble trouble, RuleSet rules, @Nullable DraftOfRules draft, Locale language) {
    String first = trouble.problem().file().replaceFirst("/.*", "");
    return new Remark(
        trouble.code().replaceFirst("^analysis\\.", ""),
        trouble.message().in(language),
        trouble.rules().stream().map(id -> named(id, first, rules, draft, language)).toList(),
        trouble.witnesses().stream()
            .map(
                witness ->
                    new Shows(
                        witness.asOf().toString(),
                        witness.outcomes().entrySet().stream()
                            .map(
                                each ->
                                    named(each.getKey(), witness.pack(), rules, draft, language)
                                            .title()
                                        + (language.getLanguage().equals("en") ? ": " : "：")
                                        + each.getValue().label().in(language))
                            .toList(),
                        witness.facts().toPrettyString()))
            .toList());
  }

  /** The rule of that id in the document, else in another. */
  private static Named named(
      String id, String pack, RuleSet rules, @Nullable DraftOfRules draft, Locale language) {
    Pack holder =
        rules
            .pack(pack)
            .filter(each -> each.rule(id).isPresent())
            .or(
                () ->
                    rules.packs().values().stream()
                        .filter(each -> each.rule(id).isPresent())
                        .findFirst())
            .orElseThrow();
    return new Named(
        id, Titles.of(holder.rule(id).orElseThrow(), language), path(draft, holder.id(), id));
  }
}
