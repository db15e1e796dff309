package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junheng.audit.LogUnavailable;
import org.junheng.cases.Case;
import org.junheng.identity.Actor;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.publishing.DraftOfRules;
import org.junheng.publishing.DraftRefused;
import org.junheng.publishing.DraftState;
import org.junheng.publishing.Drafts;
import org.junheng.rules.Clause;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSet;
import org.junheng.rules.authoring.ChangeableNumbers;
import org.junheng.rules.authoring.ChangeableNumbers.Spot;
import org.junheng.rules.reading.RuleReading;
import org.junheng.web.Actors;
import org.junheng.web.Allowed;
import org.junheng.web.Caller;
import org.junheng.web.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The documents in force, clause by clause, with the rules that hold them. */
@Controller
@Allowed({Role.SUBMITTER, Role.EDITOR, Role.APPROVER, Role.AUDITOR})
final class RulesPageController {
  private final Drafts drafts;

  RulesPageController(Drafts drafts) {
    this.drafts = drafts;
  }

  /** A clause with its rules. */
  record Entry(Clause clause, String offices, List<Line> rules) {}

  /**
   * A rule in a list.
   *
   * @param inherited whether it stands in the folder of another document
   */
  record Line(
      String id, String title, String reading, String standing, boolean inForce, int cases) {}

  /** A number or day that can be changed, and what it is, in words. */
  record Changeable(String key, String label, String text, boolean day) {}

  @GetMapping("/console/rules")
  String rules(
      @RequestParam(defaultValue = "") String pack,
      @RequestParam(defaultValue = "") String find,
      HttpServletRequest request,
      Model model) {
    Caller caller = Caller.of(request);
    RuleSet ruleSet = caller.maker().ruleSet();
    Pack chosen = pack.isEmpty() ? largest(ruleSet) : found(ruleSet, pack);
    Map<String, Integer> cases = counted(drafts.check(ruleSet).cases(), chosen);
    List<Entry> entries = new ArrayList<>();
    for (Clause clause : chosen.clauses().values()) {
      List<Line> lines =
          chosen.rules().stream()
              .filter(rule -> rule.head().clause().equals(clause.id()))
              .map(rule -> line(ruleSet, chosen, rule, cases, caller.language()))
              .filter(line -> holds(line, find))
              .toList();
      if (find.isBlank() || !lines.isEmpty()) {
        entries.add(new Entry(clause, String.join("、", clause.offices()), lines));
      }
    }
    model.addAttribute("packs", HandInController.packs(caller));
    model.addAttribute("pack", chosen);
    model.addAttribute("find", find);
    model.addAttribute("entries", entries);
    model.addAttribute("ruleSet", ruleSet.id());
    model.addAttribute("looks", mayLook(Actors.of(request)));
    return "console/rules";
  }

  /** Whether somebody may see what the tools of rule authors say. */
  private static boolean mayLook(Actor actor) {
    return actor.may(Role.EDITOR) || actor.may(Role.APPROVER) || actor.may(Role.AUDITOR);
  }

  /** The document with most rules, for whoever has not chosen one. */
  static Pack largest(RuleSet ruleSet) {
    return ruleSet.packs().values().stream()
        .max(Comparator.comparing((Pack each) -> each.rules().size()))
        .orElseThrow();
  }

  private static boolean holds(Line line, String find) {
    String wanted = find.strip().toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || (line.id() + " " + line.title() + " " + line.reading())
            .toLowerCase(Locale.ROOT)
            .contains(wanted);
  }

  private static Line line(
      RuleSet ruleSet, Pack pack, Rule rule, Map<String, Integer> cases, Locale language) {
    return new Line(
        rule.id(),
        Titles.of(rule, language),
        reading(ruleSet, pack, rule, language),
        rule.head().standing().word(),
        rule.isInForce(LocalDate.now(java.time.ZoneId.systemDefault())),
        cases.getOrDefault(rule.id(), 0));
  }

  static String reading(RuleSet ruleSet, Pack pack, Rule rule, Locale language) {
    RuleReading reading =
        RuleReading.of(rule, ruleSet.origin(pack, rule).document(), ruleSet.vocabulary());
    return language.getLanguage().equals("en")
        ? reading.english().text()
        : reading.chinese().text();
  }

  private static Map<String, Integer> counted(List<Case> cases, Pack pack) {
    Map<String, Integer> counted = new java.util.HashMap<>();
    cases.stream()
        .filter(each -> each.pack().equals(pack.id()))
        .flatMap(each -> each.expectation().targets().stream())
        .forEach(target -> counted.merge(target, 1, Integer::sum));
    return counted;
  }

  static Pack found(RuleSet ruleSet, String pack) {
    return ruleSet
        .pack(pack)
        .orElseThrow(
            () ->
                Refused.because(
                    404,
                    Message.of(
                        "problem.pack-unknown",
                        pack,
                        String.join(", ", ruleSet.packs().keySet()))));
  }

  static Rule found(RuleSet ruleSet, String pack, String rule) {
    return found(ruleSet, pack)
        .rule(rule)
        .orElseThrow(
            () -> Refused.because(404, Message.of("problem.not-found", pack + "/" + rule)));
  }

  @GetMapping("/console/rules/{pack}/{rule}")
  String rule(
      @PathVariable String pack, @PathVariable String rule, HttpServletRequest request, Model model)
      throws LogUnavailable {
    Caller caller = Caller.of(request);
    RuleSet ruleSet = caller.maker().ruleSet();
    Rule found = found(ruleSet, pack, rule);
    Pack of = found(ruleSet, pack);
    show(ruleSet, of, found, drafts.check(ruleSet).cases(), caller.language(), model);
    model.addAttribute("boundary", request.getRequestURI() + "/boundary");
    model.addAttribute("numbers", changeable(ruleSet, found, caller.language()));
    model.addAttribute("looks", mayLook(Actors.of(request)));
    model.addAttribute("editor", Actors.of(request).may(Role.EDITOR));
    model.addAttribute(
        "drafts",
        Actors.of(request).may(Role.EDITOR)
            ? drafts.list().stream().filter(each -> each.state() == DraftState.OPEN).toList()
            : List.of());
    return "console/rule";
  }

  /** What the page of a rule shows wherever the rule comes from. */
  static void show(
      RuleSet ruleSet, Pack pack, Rule rule, List<Case> cases, Locale language, Model model) {
    model.addAttribute("pack", pack);
    model.addAttribute("rule", rule);
    model.addAttribute("title", Titles.of(rule, language));
    model.addAttribute("clause", pack.clauses().get(rule.head().clause()));
    model.addAttribute("reading", reading(ruleSet, pack, rule, language));
    model.addAttribute("standing", rule.head().standing().word());
    model.addAttribute(
        "cases",
        cases.stream()
            .filter(each -> each.pack().equals(pack.id()))
            .filter(each -> each.expectation().targets().contains(rule.id()))
            .toList());
    model.addAttribute("own", rule.file().startsWith(pack.id() + "/"));
  }

  private static List<Changeable> changeable(RuleSet ruleSet, Rule rule, Locale language) {
    return ChangeableNumbers.of(rule, ruleSet.vocabulary()).stream()
        .map(spot -> new Changeable(spot.key(), label(spot).in(language), spot.text(), isDay(spot)))
        .toList();
  }

  private static boolean isDay(Spot spot) {
    return spot.part() == ChangeableNumbers.Part.FROM
        || spot.part() == ChangeableNumbers.Part.UNTIL;
  }

  private static Message label(Spot spot) {
    return switch (spot.part()) {
      case DEMAND -> Message.of("console.number.demand");
      case SCOPE -> Message.of("console.number.scope", spot.label(), spot.operator());
      case FROM -> Message.of("console.number.from");
      case UNTIL -> Message.of("console.number.until");
    };
  }

  @GetMapping("/console/rules/{pack}/{rule}/boundary")
  String boundary(
      @PathVariable String pack,
      @PathVariable String rule,
      HttpServletRequest request,
      Model model) {
    Caller caller = Caller.of(request);
    RuleSet ruleSet = caller.maker().ruleSet();
    Rule wanted = found(ruleSet, pack, rule);
    model.addAttribute(
        "limits",
        Limits.of(
            ruleSet,
            found(ruleSet, pack),
            drafts.check(ruleSet).cases(),
            wanted,
            caller.language()));
    return "console/draft-parts :: limits";
  }

  /** Changes numbers of a rule in a draft, a new one unless one is named, and shows that. */
  @Allowed(Role.EDITOR)
  @PostMapping("/console/rules/{pack}/{rule}/numbers")
  ResponseEntity<Void> change(
      @PathVariable String pack,
      @PathVariable String rule,
      @RequestParam Map<String, String> given,
      HttpServletRequest request)
      throws LogUnavailable, DraftRefused {
    Caller caller = Caller.of(request);
    RuleSet now = caller.maker().ruleSet();
    Rule before = found(now, pack, rule);
    String named = given.getOrDefault("draft", "");
    DraftOfRules draft = named.isEmpty() ? null : drafts.find(DraftPageController.id(named));
    RuleFiles files = draft == null ? now.source() : drafts.files(draft.files());
    String file = text(files, before.file());
    String changed = changed(file, before, now, given);
    if (draft == null) {
      String reason = given.getOrDefault("reason", "");
      draft =
          drafts.create(
              Message.of("console.number.draft-title", Titles.of(before, Locale.CHINESE)).chinese(),
              reason,
              null,
              Actors.of(request));
    }
    drafts.put(
        draft.id(),
        draft.tag(),
        before.file(),
        changed.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        given.getOrDefault("reason", ""),
        Actors.of(request));
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header("Location", "/console/drafts/" + draft.id())
        .build();
  }

  private static String text(RuleFiles files, String path) {
    return files
        .text(path, new ArrayList<>())
        .orElseThrow(() -> Refused.because(409, Message.of("draft.no-file", path)));
  }

  /** From the last to the first, so that none moves another. */
  private static String changed(
      String file, Rule rule, RuleSet ruleSet, Map<String, String> given) {
    String text = file;
    List<Spot> spots = new ArrayList<>(ChangeableNumbers.of(rule, ruleSet.vocabulary()));
    spots.sort(
        Comparator.comparing((Spot spot) -> spot.at().line())
            .thenComparing(spot -> spot.at().column())
            .reversed());
    for (Spot spot : spots) {
      String value = given.getOrDefault(spot.key(), spot.text()).strip();
      if (!value.equals(spot.text())) {
        requireOne(spot, value);
        text = ChangeableNumbers.replaced(text, spot, value).orElseThrow(() -> moved(rule));
      }
    }
    // From the last to the first here too: the English title stands behind the Chinese one.
    String english = given.getOrDefault("english", rule.head().english()).strip();
    if (!english.equals(rule.head().english())) {
      text =
          ChangeableNumbers.retitledInEnglish(text, rule, quotable(english))
              .orElseThrow(() -> moved(rule));
    }
    String title = given.getOrDefault("title", rule.title()).strip();
    if (!title.equals(rule.title())) {
      text = ChangeableNumbers.retitled(text, rule, quotable(title)).orElseThrow(() -> moved(rule));
    }
    return text;
  }

  private static Refused moved(Rule rule) {
    return Refused.because(409, Message.of("console.number.moved", rule.id()));
  }

  private static String quotable(String title) {
    if (title.isEmpty() || title.indexOf('"') >= 0 || title.indexOf('\\') >= 0) {
      throw Refused.because(422, Message.of("console.number.title"));
    }
    return title;
  }

  private static void requireOne(Spot spot, String value) {
    try {
      if (isDay(spot)) {
        LocalDate.parse(value);
      } else if (!value.matches("\\d{1,12}(\\.\\d{1,10})?")) {
        throw new NumberFormatException(value);
      } else {
        new BigDecimal(value);
      }
    } catch (NumberFormatException | DateTimeParseException e) {
      throw Refused.because(422, Message.of("console.number.wrong", value));
    }
  }
}
