package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.DecisionDocument;
import org.junheng.facts.AttestedTarget;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.rules.RuleSet;
import org.junheng.web.Actors;
import org.junheng.web.Allowed;
import org.junheng.web.AllowedToAll;
import org.junheng.web.Caller;
import org.junheng.web.JsonBody;
import org.junheng.web.Recording;
import org.junheng.web.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The way in: the bare address, and the example district for those who have nothing yet. */
@Controller
final class StartController {
  private final Recording recording;
  private final ExampleFacts example;

  StartController(Recording recording, ExampleFacts example) {
    this.recording = recording;
    this.example = example;
  }

  @AllowedToAll
  @GetMapping("/")
  void start(HttpServletRequest request, HttpServletResponse response) {
    to(EveryPage.home(Actors.of(request)), response);
  }

  /** Decides the example district and records that like any other decision. */
  @Allowed(Role.SUBMITTER)
  @PostMapping("/console/example")
  void example(@RequestParam String pack, HttpServletRequest request, HttpServletResponse response)
      throws LogUnavailable {
    if (!Caller.of(request).maker().ruleSet().packs().containsKey(pack)) {
      throw Refused.because(
          422,
          Message.of(
              "problem.pack-unknown",
              pack,
              String.join(", ", Caller.of(request).maker().ruleSet().packs().keySet())));
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("pack", pack);
    body.set("facts", answeringFor(Caller.of(request).maker().ruleSet(), example.facts()));
    DecisionDocument made = recording.decide(new JsonBody(body, List.of()), request, response);
    to("/console?decision=" + made.id(), response);
  }

  /**
   * The example answers for the targets of every document; those that are not here are left out.
   */
  private static ObjectNode answeringFor(RuleSet ruleSet, ObjectNode facts) {
    Set<String> known =
        ruleSet.attestedTargets().stream().map(AttestedTarget::id).collect(Collectors.toSet());
    for (JsonNode answers : facts.findValues("attestations")) {
      List<String> unknown =
          answers.propertyNames().stream().filter(id -> !known.contains(id)).toList();
      ((ObjectNode) answers).remove(unknown);
    }
    return facts;
  }

  private static void to(String path, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", path);
  }
}
