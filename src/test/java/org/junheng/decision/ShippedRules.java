package org.junheng.decision;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junheng.facts.StrictJson;
import org.junheng.facts.Submission;
import org.junheng.facts.SubmissionReader;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;
import org.junheng.rules.RuleSetReader;
import tools.jackson.databind.JsonNode;

/**
 * The rules of this repository, read and compiled once for all tests: the first Drools build in a
 * JVM takes seconds.
 */
public final class ShippedRules {
  private static final DecisionMaker MAKER = DecisionMaker.of(sound(read(Path.of("rules"))));

  private ShippedRules() {}

  public static DecisionMaker maker() {
    return MAKER;
  }

  public static Pack plan() {
    return MAKER.pack("plan2024").orElseThrow();
  }

  public static Pack pack(String id) {
    return MAKER.pack(id).orElseThrow();
  }

  public static RuleSetReader.Result read(Path folder) {
    try {
      return RuleSetReader.read(folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The rule set, or a failure that lists the problems. */
  public static RuleSet sound(RuleSetReader.Result result) {
    if (result instanceof RuleSetReader.Result.Sound sound) {
      return sound.ruleSet();
    }
    throw new AssertionError(
        ((RuleSetReader.Result.Broken) result)
            .problems().stream()
                .map(p -> p.file() + ":" + p.line() + ":" + p.column() + " " + p.message())
                .toList()
                .toString());
  }

  /** Reads facts that are known to be good. */
  public static Submission submission(JsonNode facts) {
    return submission(plan(), facts);
  }

  /** Reads facts that are known to be good for a pack. */
  public static Submission submission(Pack pack, JsonNode facts) {
    SubmissionReader.Result result = MAKER.reader(pack).read(facts, "/facts");
    if (result instanceof SubmissionReader.Result.Accepted accepted) {
      return accepted.submission();
    }
    throw new AssertionError(((SubmissionReader.Result.Refused) result).faults().toString());
  }

  public static JsonNode json(String text) {
    try {
      return StrictJson.read(
          new ByteArrayInputStream(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
          new ArrayList<>());
    } catch (IOException | StrictJson.Malformed e) {
      throw new AssertionError(e);
    }
  }

  /** Decides facts under the plan as of their count date. */
  public static Decision decide(JsonNode facts) {
    return decide(plan(), facts);
  }

  /** Decides facts under a pack as of their count date. */
  public static Decision decide(Pack pack, JsonNode facts) {
    Submission submission = submission(pack, facts);
    return MAKER.decide(pack, submission, DecisionMaker.countDate(submission), false);
  }
}
