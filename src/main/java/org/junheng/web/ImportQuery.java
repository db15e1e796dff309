package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junheng.exchange.Import;
import org.junheng.exchange.ImportCheck;
import org.junheng.exchange.Importer;
import org.junheng.exchange.Limits;
import org.junheng.exchange.Unreadable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.Fault;
import org.junheng.message.Message;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is said of a file beside it.
 *
 * @param file its name; empty where it was not said
 * @param othersFirst whether schools without mistakes may be judged while others wait
 * @param reason why it corrects an earlier decision; empty where it does not
 * @param given what the file need not say itself
 */
public record ImportQuery(
    String file, boolean othersFirst, String reason, Map<String, String> given) {
  private static final String WAIT = "wait";
  private static final String REFUSE = "refuse";

  /**
   * Reads it from the query of a request.
   *
   * @throws Refused where something of it is wrong
   */
  public static ImportQuery of(HttpServletRequest request, Caller caller) {
    FactType root = caller.maker().ruleSet().vocabulary().root();
    String prefix = root.memberName() + ".";
    List<String> known = new ArrayList<>(List.of("file", "bad", "reason", "pack", "asOf"));
    root.submitted().stream()
        .filter(FactField::identity)
        .forEach(field -> known.add(prefix + field.name()));
    Query query = Query.of(request, known.toArray(String[]::new));
    String bad = query.value("bad").orElse(REFUSE);
    if (!bad.equals(WAIT) && !bad.equals(REFUSE)) {
      throw Refused.because(422, Message.of("problem.bad", bad));
    }
    Map<String, String> given = new LinkedHashMap<>();
    for (String name : known.subList(3, known.size())) {
      query
          .value(name)
          .filter(value -> !value.isBlank())
          .ifPresent(
              value ->
                  given.put(
                      name.startsWith(prefix) ? name.substring(prefix.length()) : name, value));
    }
    return new ImportQuery(
        query.value("file").orElse(""), bad.equals(WAIT), query.value("reason").orElse(""), given);
  }

  /**
   * Reads the file and checks it.
   *
   * @throws Refused where it cannot be read at all
   */
  public ImportCheck check(HttpServletRequest request, Caller caller, DataSize largest)
      throws IOException {
    try {
      Import read =
          Importer.read(
              FileBody.of(request, file, largest), caller.maker().ruleSet(), given, Limits.DEFAULT);
      return ImportCheck.of(read, caller.maker());
    } catch (Unreadable e) {
      throw Refused.because(422, e.reason());
    }
  }

  /**
   * What is to be judged of what was read, with the reason of a correction where one is given.
   *
   * @throws Refused where mistakes stand in its way
   */
  public ObjectNode request(ImportCheck check) {
    ObjectNode body =
        check
            .request(othersFirst)
            .orElseThrow(
                () ->
                    Refused.because(
                        check.faults().stream()
                            .map(fault -> new Fault(fault.pointer(), fault.placed()))
                            .toList()));
    if (!reason.isBlank()) {
      body.putObject("correction").put("reason", reason);
    }
    return body;
  }
}
