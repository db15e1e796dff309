package org.junheng.web;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.record.ArchivedRules;
import org.junheng.facts.Fault;
import org.junheng.identity.Actor;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.publishing.DraftMakers;
import org.junheng.publishing.DraftRefused;
import org.junheng.publishing.Drafts;
import org.junheng.publishing.Publications;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * By which rule set something is evaluated: the one in force, or one that the request names. Drafts
 * may be named by those who may read them; everybody may name what is, was or is to be in force.
 */
record EvaluatedBy(Drafts drafts, DraftMakers makers, Publications publications) {
  /** Names a draft or an archived rule set in the body of a request. */
  static final String RULE_SET = "ruleSet";

  /** What is done by the rule set that is meant. */
  interface Work<T> {
    T by(Caller caller) throws LogUnavailable;
  }

  /**
   * Has something done. The member is taken out of the body.
   *
   * @throws Refused where there is no such rule set, or it is not sound
   */
  <T> T with(JsonBody body, Caller caller, Work<T> work) throws LogUnavailable, DraftRefused {
    JsonNode named = body.json().isObject() ? body.json().get(RULE_SET) : null;
    if (named == null || named.isNull()) {
      return work.by(caller);
    }
    ((ObjectNode) body.json()).remove(RULE_SET);
    if (!named.isString()) {
      throw Refused.because(List.of(Fault.of("/" + RULE_SET, "facts.not-a-text")));
    }
    String id = ruleSet(named.stringValue(), caller.actor());
    if (caller.maker().ruleSet().id().equals(id)) {
      return work.by(caller);
    }
    AtomicReference<@Nullable LogUnavailable> trouble = new AtomicReference<>();
    try {
      T done =
          makers.with(
              id,
              maker -> {
                try {
                  return work.by(new Caller(maker, caller.language(), caller.actor()));
                } catch (LogUnavailable e) {
                  trouble.set(e);
                  return null;
                }
              });
      LogUnavailable unavailable = trouble.get();
      if (unavailable != null) {
        throw unavailable;
      }
      return java.util.Objects.requireNonNull(done);
    } catch (ArchivedRules.Unusable e) {
      throw Refused.because(409, e.reason());
    }
  }

  /** The rule set that a draft is, where it is sound, or the one that is named itself. */
  private String ruleSet(String named, Actor actor) throws LogUnavailable, DraftRefused {
    boolean readsDrafts =
        actor.may(Role.EDITOR) || actor.may(Role.APPROVER) || actor.may(Role.AUDITOR);
    if (named.matches("[0-9a-f]{64}")) {
      if (!readsDrafts && !publications.isPublished(named)) {
        // Told as one that is not there, so that nobody learns what is being drafted.
        throw Refused.because(404, Message.of("record.no-rule-set", named));
      }
      drafts.files(named);
      return named;
    }
    if (!readsDrafts) {
      throw Refused.because(403, Message.of("problem.draft-not-yours"));
    }
    String files = drafts.find(DraftBody.id(named)).files();
    DraftLooksController.sound(drafts.check(files));
    return files;
  }
}
