package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junheng.audit.LogUnavailable;
import org.junheng.cases.Case;
import org.junheng.cases.CaseResult;
import org.junheng.cases.CaseRewrite;
import org.junheng.cases.boundary.BoundaryTables;
import org.junheng.cases.boundary.MissingCase;
import org.junheng.facts.FactType;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.publishing.DraftCheck;
import org.junheng.publishing.DraftMakers;
import org.junheng.publishing.DraftOfRules;
import org.junheng.publishing.DraftRefused;
import org.junheng.publishing.DraftState;
import org.junheng.publishing.Drafts;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSet;
import org.junheng.web.Actors;
import org.junheng.web.Allowed;
import org.junheng.web.Caller;
import org.junheng.web.Refused;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Editing a draft: its files, and its cases after a change. */
@Controller
@Allowed({Role.EDITOR, Role.APPROVER, Role.AUDITOR})
final class DraftEditController {
  private static final String PAGE = "/console/drafts/{id}";
  private static final int LARGEST = 1_000_000;

  private final Drafts drafts;
  private final DraftMakers makers;

  DraftEditController(Drafts drafts, DraftMakers makers) {
    this.drafts = drafts;
    this.makers = makers;
  }

  /** What the editor shows while somebody types. */
  record Looked(List<DraftPageController.Problem> problems, List<Sentence> readings) {}

  /** A rule of the file, read back. */
  record Sentence(String target, int line, String text) {}

  /** Words that can be completed in an editor. */
  record Words(Map<String, List<String>> types, List<String> methods) {}

  @GetMapping(PAGE + "/edit")
  String edit(
      @PathVariable String id,
      @RequestParam String path,
      @RequestParam(defaultValue = "1") int line,
      HttpServletRequest request,
      Model model)
      throws LogUnavailable, DraftRefused {
    DraftOfRules draft = drafts.find(DraftPageController.id(id));
    model.addAttribute("draft", draft);
    model.addAttribute("path", path);
    model.addAttribute("line", line);
    model.addAttribute("text", new String(drafts.file(draft, path), StandardCharsets.UTF_8));
    model.addAttribute("files", List.copyOf(drafts.files(draft.files()).files().keySet()));
    model.addAttribute(
        "editable", Actors.of(request).may(Role.EDITOR) && draft.state() == DraftState.OPEN);
    return "console/draft-edit";
  }

  /** What would be wrong with the draft, and how its rules read, if a file were as it is typed. */
  @PostMapping(path = PAGE + "/look", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Looked look(@PathVariable String id, @RequestParam String path, HttpServletRequest request)
      throws IOException, LogUnavailable, DraftRefused {
    Locale language = Caller.of(request).language();
    DraftOfRules draft = drafts.find(DraftPageController.id(id));
    byte[] typed = request.getInputStream().readNBytes(LARGEST + 1);
    if (typed.length > LARGEST) {
      throw Refused.because(413, Message.of("draft.file-too-large", path, typed.length, LARGEST));
    }
    TreeMap<String, byte[]> files = new TreeMap<>(drafts.files(draft.files()).files());
    files.put(path, typed);
    DraftCheck check = DraftCheck.of(new RuleFiles(files));
    return new Looked(
        DraftPageController.problems(check, language), readings(check, path, language));
  }

  private static List<Sentence> readings(DraftCheck check, String path, Locale language) {
    List<Sentence> sentences = new ArrayList<>();
    check
        .ruleSet()
        .ifPresent(
            rules ->
                rules.packs().values().stream()
                    .filter(pack -> path.startsWith(pack.id() + "/"))
                    .forEach(
                        pack ->
                            pack.rules().stream()
                                .filter(rule -> rule.file().equals(path))
                                .forEach(
                                    rule ->
                                        sentences.add(
                                            new Sentence(
                                                rule.id(),
                                                rule.line(),
                                                RulesPageController.reading(
                                                    rules, pack, rule, language))))));
    return sentences;
  }

  /** The fields of every type and the methods of the right side. */
  @GetMapping(path = PAGE + "/words", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Words words(@PathVariable String id, HttpServletRequest request) {
    Map<String, List<String>> types = new TreeMap<>();
    for (FactType type : Caller.of(request).maker().ruleSet().vocabulary().types()) {
      types.put(type.name(), type.fields().stream().map(field -> field.name()).toList());
    }
    TreeSet<String> methods = new TreeSet<>();
    for (java.lang.reflect.Method method : org.junheng.rules.Require.class.getMethods()) {
      if (method.getDeclaringClass() == org.junheng.rules.Require.class) {
        methods.add(method.getName());
      }
    }
    return new Words(types, List.copyOf(methods));
  }

  /** Names a case that failed, so that it can be told from others in a form. */
  static String key(CaseResult result) {
    return result.of().at().file() + ":" + result.of().at().line();
  }

  /**
   * Writes what came of them into the cases that were looked at and agreed to, and adds the cases
   * that limits of changed rules lack.
   */
  @Allowed(Role.EDITOR)
  @PostMapping(PAGE + "/cases")
  ResponseEntity<Void> cases(
      @PathVariable String id, @RequestParam Map<String, String> given, HttpServletRequest request)
      throws LogUnavailable, DraftRefused {
    DraftOfRules draft = drafts.find(DraftPageController.id(id));
    DraftCheck check = drafts.check(draft.files());
    Map<String, String> files = new LinkedHashMap<>();
    List<CaseResult> failed = new ArrayList<>(DraftPageController.failed(makers, draft, check));
    // From the last to the first, so that none moves another.
    failed.sort(
        java.util.Comparator.comparingInt((CaseResult each) -> each.of().at().line()).reversed());
    for (CaseResult result : failed) {
      if (given.containsKey("agree:" + key(result))) {
        String file = result.of().at().file();
        String sentence =
            given.getOrDefault("sentence:" + key(result), result.of().sentence()).strip();
        files.put(
            file,
            CaseRewrite.of(files.getOrDefault(file, text(check.files(), file)), result, sentence)
                .orElseThrow(
                    () ->
                        Refused.because(
                            409,
                            Message.of(
                                "console.case.by-hand", result.of().sentence(), key(result)))));
      }
    }
    if (given.containsKey("boundaries")) {
      boundaries(draft, check, files);
    }
    DraftOfRules saved = draft;
    String tag = given.getOrDefault("tag", "");
    for (Map.Entry<String, String> file : files.entrySet()) {
      saved =
          drafts.put(
              draft.id(),
              tag,
              file.getKey(),
              file.getValue().getBytes(StandardCharsets.UTF_8),
              Message.of("console.case.note").chinese(),
              Actors.of(request));
      tag = saved.tag();
    }
    return DraftPageController.to(saved);
  }

  /** For rules that differ from the base: a case for each limit that has none. */
  private void boundaries(DraftOfRules draft, DraftCheck check, Map<String, String> files)
      throws LogUnavailable, DraftRefused {
    RuleSet rules = check.ruleSet().orElseThrow();
    RuleSet base = drafts.check(draft.base()).ruleSet().orElseThrow();
    for (Pack pack : rules.packs().values()) {
      List<BoundaryTables.Table> tables =
          new BoundaryTables(rules, pack, check.cases())
              .of(rule -> rule.file().startsWith(pack.id() + "/") && differs(base, pack, rule));
      for (BoundaryTables.Table table : tables) {
        for (BoundaryTables.Row row : table.rows()) {
          if (row.isMissing()) {
            String file = caseFile(pack, table.boundary().rule(), check.cases());
            String before =
                files.getOrDefault(file, check.files().text(file, new ArrayList<>()).orElse(""));
            MissingCase.of(table, row)
                .ifPresent(written -> files.put(file, joined(before, written)));
          }
        }
      }
    }
  }

  private static String joined(String before, String written) {
    String text = before.stripTrailing();
    return text + (text.isEmpty() ? "" : "\n\n") + written.strip() + "\n";
  }

  private static boolean differs(RuleSet base, Pack pack, Rule rule) {
    return base.pack(pack.id())
        .flatMap(was -> was.rule(rule.id()))
        .filter(was -> was.drl().equals(rule.drl()))
        .isEmpty();
  }

  /** Where the first case of a rule stands; a file of its own where it has none. */
  private static String caseFile(Pack pack, Rule rule, List<Case> cases) {
    return cases.stream()
        .filter(each -> each.pack().equals(pack.id()))
        .filter(each -> each.expectation().targets().contains(rule.id()))
        .map(each -> each.at().file())
        .findFirst()
        .orElse(pack.id() + "/cases/" + rule.id() + ".yaml");
  }

  private static String text(RuleFiles files, String path) {
    return files.text(path, new ArrayList<>()).orElse("");
  }
}
