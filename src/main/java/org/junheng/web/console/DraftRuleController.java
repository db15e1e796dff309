package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.Role;
import org.junheng.publishing.DraftCheck;
import org.junheng.publishing.DraftOfRules;
import org.junheng.publishing.DraftRefused;
import org.junheng.publishing.Drafts;
import org.junheng.rules.RuleSet;
import org.junheng.web.Allowed;
import org.junheng.web.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A rule as it stands in a draft. */
@Controller
@Allowed({Role.EDITOR, Role.APPROVER, Role.AUDITOR})
final class DraftRuleController {
  private static final String PAGE = "/console/drafts/{id}/rules/{pack}/{rule}";

  private final Drafts drafts;

  DraftRuleController(Drafts drafts) {
    this.drafts = drafts;
  }

  @GetMapping(PAGE)
  String rule(
      @PathVariable String id,
      @PathVariable String pack,
      @PathVariable String rule,
      HttpServletRequest request,
      Model model)
      throws LogUnavailable, DraftRefused {
    DraftOfRules draft = drafts.find(DraftPageController.id(id));
    DraftCheck check = drafts.check(draft.files());
    RuleSet rules = RuleLooks.sound(check);
    RulesPageController.show(
        rules,
        RulesPageController.found(rules, pack),
        RulesPageController.found(rules, pack, rule),
        check.cases(),
        Caller.of(request).language(),
        model);
    model.addAttribute("draft", draft);
    model.addAttribute("boundary", request.getRequestURI() + "/boundary");
    model.addAttribute("looks", true);
    model.addAttribute("editor", false);
    return "console/rule";
  }

  @GetMapping(PAGE + "/boundary")
  String boundary(
      @PathVariable String id,
      @PathVariable String pack,
      @PathVariable String rule,
      HttpServletRequest request,
      Model model)
      throws LogUnavailable, DraftRefused {
    DraftCheck check = drafts.check(drafts.find(DraftPageController.id(id)).files());
    RuleSet rules = RuleLooks.sound(check);
    model.addAttribute(
        "limits",
        Limits.of(
            rules,
            RulesPageController.found(rules, pack),
            check.cases(),
            RulesPageController.found(rules, pack, rule),
            Caller.of(request).language()));
    return "console/draft-parts :: limits";
  }
}
