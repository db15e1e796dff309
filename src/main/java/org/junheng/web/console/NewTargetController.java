package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.TreeSet;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.publishing.DraftOfRules;
import org.junheng.publishing.DraftRefused;
import org.junheng.publishing.Drafts;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;
import org.junheng.rules.authoring.NewTargetQuestions;
import org.junheng.rules.authoring.Scaffold;
import org.junheng.web.Actors;
import org.junheng.web.Allowed;
import org.junheng.web.Caller;
import org.junheng.web.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A new target by answering questions, written into a draft. */
@Controller
@Allowed(Role.EDITOR)
final class NewTargetController {
  private static final String PAGE = "/console/drafts/{id}/new-target";

  private final Drafts drafts;

  NewTargetController(Drafts drafts) {
    this.drafts = drafts;
  }

  @GetMapping(PAGE)
  String ask(@PathVariable String id, HttpServletRequest request, Model model)
      throws LogUnavailable, DraftRefused {
    DraftOfRules draft = drafts.find(DraftPageController.id(id));
    return asked(draft, sound(draft), new LinkedMultiValueMap<>(), request, model);
  }

  /** Asks on, shows what is wrong, or writes the rule, its clause and its first cases. */
  @PostMapping(PAGE)
  Object answered(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> given,
      HttpServletRequest request,
      Model model)
      throws LogUnavailable, DraftRefused {
    DraftOfRules draft = drafts.find(DraftPageController.id(id));
    RuleSet rules = sound(draft);
    NewTargetForm form = form(rules, given);
    if (!given.containsKey("write") || !form.isWhole()) {
      return asked(draft, rules, given, request, model);
    }
    Scaffold.Result result =
        Scaffold.write(form.questions().target(form.answers()), rules, drafts.files(draft.files()));
    if (result instanceof Scaffold.Result.Refused refused) {
      model.addAttribute(
          "problems",
          refused.problems().stream()
              .map(each -> each.message().in(Caller.of(request).language()))
              .toList());
      return asked(draft, rules, given, request, model);
    }
    Scaffold.Result.Written written = (Scaffold.Result.Written) result;
    DraftOfRules saved = draft;
    String tag = Objects.requireNonNullElse(given.getFirst("tag"), draft.tag());
    for (String path : new TreeSet<>(written.changed())) {
      saved =
          drafts.put(
              draft.id(),
              tag,
              path,
              written.text(path).getBytes(StandardCharsets.UTF_8),
              Message.of("console.new-target.note").chinese(),
              Actors.of(request));
      tag = saved.tag();
    }
    return DraftPageController.to(saved);
  }

  private String asked(
      DraftOfRules draft,
      RuleSet rules,
      MultiValueMap<String, String> given,
      HttpServletRequest request,
      Model model) {
    Caller caller = Caller.of(request);
    boolean write = given.containsKey("write");
    model.addAttribute("draft", draft);
    model.addAttribute("pack", pack(rules, given).id());
    model.addAttribute(
        "packs",
        rules.packs().values().stream()
            .map(each -> new PackChoice(each.id(), each.document().title()))
            .toList());
    model.addAttribute(
        "asked",
        form(rules, given).asked(write || given.containsKey("next"), write, caller.language()));
    return "console/draft-new";
  }

  /** A document into whose rules the target can be written. */
  record PackChoice(String id, String title) {}

  private static NewTargetForm form(RuleSet rules, MultiValueMap<String, String> given) {
    return NewTargetForm.of(
        new NewTargetQuestions(rules, pack(rules, given), LocalDate.now(ZoneId.systemDefault())),
        given);
  }

  private RuleSet sound(DraftOfRules draft) throws LogUnavailable, DraftRefused {
    return RuleLooks.sound(drafts.check(draft.files()));
  }

  private static Pack pack(RuleSet rules, MultiValueMap<String, String> given) {
    String id = Objects.requireNonNullElse(given.getFirst("pack"), "");
    if (id.isEmpty()) {
      return RulesPageController.largest(rules);
    }
    return rules
        .pack(id)
        .orElseThrow(
            () ->
                Refused.because(
                    422,
                    Message.of(
                        "problem.pack-unknown", id, String.join(", ", rules.packs().keySet()))));
  }
}
