package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.CanonicalJson;
import org.junheng.audit.Hash;
import org.junheng.audit.LogUnavailable;
import org.junheng.audit.OnceKey;
import org.junheng.batch.Declined;
import org.junheng.batch.Judge;
import org.junheng.decision.DecisionDocument;
import org.junheng.decision.record.DecisionLog;
import org.junheng.decision.record.DecisionLog.Circumstances;
import org.junheng.decision.record.DecisionLog.Outcome;
import org.junheng.decision.record.RecordedDecision;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.decision.record.Sender;
import org.junheng.message.Message;
import tools.jackson.databind.JsonNode;

/** Decides, records, answers: in this order and no other. */
public final class Recording {
  private final DecisionLog log;
  private final RecordedAnswers answers;
  private final DecidedMetrics decided;
  private final List<AfterRecording> after;
  private final Set<String> inProgress = ConcurrentHashMap.newKeySet();

  Recording(
      DecisionLog log,
      RecordedAnswers answers,
      DecidedMetrics decided,
      List<AfterRecording> after) {
    this.log = log;
    this.answers = answers;
    this.decided = decided;
    this.after = List.copyOf(after);
  }

  /**
   * The decision that a request asks for; where it was asked for before under its key, the one of
   * then.
   */
  public DecisionDocument decide(
      JsonBody body, HttpServletRequest request, HttpServletResponse response)
      throws LogUnavailable {
    Caller caller = Caller.of(request);
    Sender sender = Actors.sender(request);
    // Also where the answer was given before, under the same name.
    Districts.requireOwn(body.json(), caller.actor());
    String requestId = RequestNames.requestId(request, response);
    String key = RequestNames.idempotencyKey(request);
    if (key == null) {
      return made(body, caller, sender, requestId, null, response);
    }
    OnceKey once = new OnceKey(sender.name() + "\n" + key, fingerprint(body.json()));
    if (!inProgress.add(once.key())) {
      response.setHeader("Retry-After", "1");
      throw Refused.because(409, Message.of("problem.in-progress"));
    }
    try {
      Optional<Outcome> earlier = log.earlier(once);
      return earlier.isPresent()
          ? answer(earlier.get(), null, caller, response)
          : made(body, caller, sender, requestId, once, response);
    } finally {
      inProgress.remove(once.key());
    }
  }

  /**
   * One of many requests under one key, each by its place among them.
   *
   * @param key of all of them
   * @throws Declined where it is not carried out
   */
  Judge.Judged decide(
      JsonBody body, Caller caller, Sender sender, String requestId, String key, long line)
      throws Declined, LogUnavailable {
    OnceKey once = new OnceKey(sender.name() + "\n" + key + "\n" + line, fingerprint(body.json()));
    try {
      Deciding made = Deciding.of(body, caller, true);
      Outcome outcome =
          log.record(
              made.decision(),
              made.request(),
              caller.maker(),
              new Circumstances(
                  made.facts(), sender, requestId, made.request().correction(), once));
      return new Judge.Judged(document(outcome, made, caller), outcome instanceof Outcome.Repeated);
    } catch (Refused e) {
      throw new Declined(e.status(), e.message(), e.faults());
    }
  }

  private DecisionDocument made(
      JsonBody body,
      Caller caller,
      Sender sender,
      String requestId,
      @Nullable OnceKey once,
      HttpServletResponse response)
      throws LogUnavailable {
    Deciding made = Deciding.of(body, caller, true);
    Outcome outcome =
        log.record(
            made.decision(),
            made.request(),
            caller.maker(),
            new Circumstances(made.facts(), sender, requestId, made.request().correction(), once));
    return answer(outcome, made, caller, response);
  }

  private DecisionDocument answer(
      Outcome outcome, @Nullable Deciding made, Caller caller, HttpServletResponse response)
      throws LogUnavailable {
    DecisionDocument document = document(outcome, made, caller);
    if (outcome instanceof Outcome.Repeated) {
      response.setHeader(RequestNames.REPLAYED, "true");
      response.setHeader(RuleSetFilter.RULE_SET, document.ruleSet());
    }
    response.setHeader("Location", "/v1/decisions/" + document.id());
    return document;
  }

  private DecisionDocument document(Outcome outcome, @Nullable Deciding made, Caller caller)
      throws LogUnavailable {
    if (outcome instanceof Outcome.Recorded recorded && made != null) {
      RecordedDecision decision = recorded.decision();
      decided.count(decision);
      RecordedEntry entry = new RecordedEntry(decision, recorded.header());
      after.forEach(each -> each.recorded(made.decision(), caller.maker().ruleSet(), entry));
      return answers.document(made.document(), entry, List.of());
    }
    if (outcome instanceof Outcome.Repeated repeated) {
      return answers.again(repeated.entry(), caller);
    }
    if (outcome instanceof Outcome.KeyTaken taken) {
      throw Refused.because(422, Message.of("problem.key-taken", taken.by()));
    }
    List<UUID> earlier = ((Outcome.NoReason) outcome).earlier();
    throw Refused.because(409, Message.of("problem.already-decided", earlier.get(0)));
  }

  /** The same for the same wish, however it is spaced and in whichever order its members stand. */
  private static String fingerprint(JsonNode json) {
    try {
      return Hash.of(CanonicalJson.text(json));
    } catch (IllegalArgumentException e) {
      // It holds what no request may hold and will be refused.
      return Hash.of(json.toString());
    }
  }
}
