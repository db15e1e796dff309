package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.DecisionDocument;
import org.junheng.decision.DecisionRequestReader;
import org.junheng.exchange.FaultTables;
import org.junheng.exchange.ImportCheck;
import org.junheng.exchange.ImportDocument;
import org.junheng.facts.Fault;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.rules.Pack;
import org.junheng.rules.forms.Form;
import org.junheng.web.Allowed;
import org.junheng.web.Caller;
import org.junheng.web.ImportQuery;
import org.junheng.web.JsonBody;
import org.junheng.web.Recording;
import org.junheng.web.Refused;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Handing in: a workbook, or a form. The browser keeps the file and sends it again for each step;
 * nothing of it is kept here but the decision.
 */
@Controller
@Allowed(Role.SUBMITTER)
final class HandInController {
  private static final String PAGE = "/console/hand-in";

  private final Recording recording;
  private final DataSize largest;

  HandInController(Recording recording, DataSize largest) {
    this.recording = recording;
    this.largest = largest;
  }

  /** A policy document to choose. */
  record Choice(String id, String title) {}

  /** What the form says of its mistakes: where in the form, and in words. */
  record Checked(List<Spot> faults, List<Spot> doubts) {}

  /** A field of the form, empty for the form as a whole, and what is said of it. */
  record Spot(String at, String message) {}

  @GetMapping(PAGE)
  String page(HttpServletRequest request, Model model) {
    model.addAttribute("packs", packs(Caller.of(request)));
    model.addAttribute("largest", largest.toMegabytes());
    return "console/hand-in";
  }

  /** Reads a file and shows what is in it and what is wrong with it. */
  @PostMapping(PAGE + "/read")
  String read(HttpServletRequest request, Model model) throws IOException {
    Caller caller = Caller.of(request);
    ImportCheck check = ImportQuery.of(request, caller).check(request, caller, largest);
    model.addAttribute("read", ImportDocument.of(check, null, caller.language()));
    model.addAttribute("layout", layout(check.read().layout(), caller));
    model.addAttribute("tables", FaultTables.of(check, caller.language()));
    model.addAttribute("ready", check.request(false).isPresent());
    model.addAttribute("othersReady", check.request(true).isPresent());
    return "console/hand-in-read :: read";
  }

  /** What the layout of a file is called: that of the template, or of a form of the rules. */
  private static String layout(String id, Caller caller) {
    return caller.maker().ruleSet().forms().stream()
        .filter(form -> form.id().equals(id))
        .map(Form::title)
        .findFirst()
        .orElseGet(() -> Message.of("console.hand-in.layout-template").in(caller.language()));
  }

  /** Judges and records what a file holds; the page goes on to where the decision is shown. */
  @PostMapping(PAGE + "/decide")
  ResponseEntity<Void> decide(HttpServletRequest request, HttpServletResponse response)
      throws IOException, LogUnavailable {
    Caller caller = Caller.of(request);
    ImportQuery query = ImportQuery.of(request, caller);
    ImportCheck check = query.check(request, caller, largest);
    ObjectNode body = query.request(check);
    return made(body, request, response);
  }

  @GetMapping(PAGE + "/form")
  String form(
      @RequestParam(required = false) String pack, HttpServletRequest request, Model model) {
    Caller caller = Caller.of(request);
    Pack chosen = pack(pack, caller);
    FactForm form = new FactForm(caller.maker().ruleSet(), chosen, caller.language(), Map.of());
    model.addAttribute("packs", packs(caller));
    model.addAttribute("pack", chosen.id());
    model.addAttribute("root", form.root());
    model.addAttribute("sections", form.beside());
    return "console/hand-in-form";
  }

  /** A further row of a list. */
  @GetMapping(PAGE + "/form/entry")
  String entry(
      @RequestParam String path,
      @RequestParam(required = false) String pack,
      HttpServletRequest request,
      Model model) {
    Caller caller = Caller.of(request);
    try {
      model.addAttribute(
          "entry",
          new FactForm(caller.maker().ruleSet(), pack(pack, caller), caller.language(), Map.of())
              .entry(path));
    } catch (IllegalArgumentException e) {
      throw Refused.because(404, Message.of("problem.not-found", path));
    }
    model.addAttribute("pack", pack(pack, caller).id());
    return "console/hand-in-parts :: row";
  }

  /** Says what is wrong with what is filled in so far, at its fields. */
  @PostMapping(path = PAGE + "/form/check", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Checked check(HttpServletRequest request) throws IOException {
    Caller caller = Caller.of(request);
    Filled filled = Filled.of(request, caller, largest);
    DecisionRequestReader.Result result =
        DecisionRequestReader.read(filled.body(), filled.unclear(), caller.maker());
    if (result instanceof DecisionRequestReader.Result.Refused refused) {
      return new Checked(filled.spots(refused.faults(), caller.language()), List.of());
    }
    return new Checked(
        List.of(),
        filled.spots(
            ((DecisionRequestReader.Result.Accepted) result).request().submission().warnings(),
            caller.language()));
  }

  @PostMapping(PAGE + "/form/decide")
  ResponseEntity<Void> decideForm(HttpServletRequest request, HttpServletResponse response)
      throws IOException, LogUnavailable {
    Filled filled = Filled.of(request, Caller.of(request), largest);
    return made(filled.body(), request, response);
  }

  private ResponseEntity<Void> made(
      ObjectNode body, HttpServletRequest request, HttpServletResponse response)
      throws LogUnavailable {
    DecisionDocument made = recording.decide(new JsonBody(body, List.of()), request, response);
    response.setHeader("Location", "/console?decision=" + made.id());
    return ResponseEntity.noContent().build();
  }

  /**
   * What the form sends.
   *
   * @param body the request that it makes
   */
  private record Filled(ObjectNode body, List<Fault> unclear, FormFacts form) {
    static Filled of(HttpServletRequest request, Caller caller, DataSize largest)
        throws IOException {
      JsonBody sent = JsonBody.of(request, largest);
      JsonNode json = sent.json();
      FormFacts form = FormFacts.of(caller.maker().ruleSet().vocabulary(), json.path("fields"));
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("pack", json.path("pack").asString(""));
      String asOf = json.path("asOf").asString("");
      if (!asOf.isBlank()) {
        body.put("asOf", asOf);
      }
      body.set("facts", form.facts());
      String reason = json.path("reason").asString("");
      if (!reason.isBlank()) {
        body.putObject("correction").put("reason", reason);
      }
      return new Filled(body, sent.faults(), form);
    }

    List<Spot> spots(List<Fault> faults, Locale language) {
      List<Spot> spots = new ArrayList<>();
      for (Fault fault : faults) {
        spots.add(new Spot(form.place(fault.pointer()), fault.message().in(language)));
      }
      return spots;
    }
  }

  static List<Choice> packs(Caller caller) {
    return caller.maker().ruleSet().packs().values().stream()
        .sorted(Comparator.comparing(Pack::id))
        .map(pack -> new Choice(pack.id(), pack.document().title()))
        .toList();
  }

  private static Pack pack(@org.jspecify.annotations.Nullable String id, Caller caller) {
    if (id == null) {
      return caller.maker().ruleSet().packs().values().stream()
          .min(Comparator.comparing(Pack::id))
          .orElseThrow();
    }
    Optional<Pack> found = caller.maker().pack(id);
    return found.orElseThrow(
        () ->
            Refused.because(
                422,
                Message.of(
                    "problem.pack-unknown",
                    id,
                    String.join(", ", caller.maker().ruleSet().packs().keySet()))));
  }
}
