package org.junheng.batch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.DocumentJson;
import org.junheng.facts.Fault;
import org.junheng.facts.StrictJson;
import org.junheng.message.Message;
import org.junheng.rules.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Answers one item: reads it, has it judged, writes what came of it as a line of JSON. */
record Answering(Judge judge, Given given, Patience patience, Locale language) {
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

  /**
   * A line of the answer.
   *
   * @param json without line break
   * @param verdict null where there is no decision
   * @param findings how many of each outcome
   * @param stops whether nothing that follows can be answered either
   */
  record Answer(
      long line,
      byte[] json,
      @Nullable Outcome verdict,
      Map<Outcome, Integer> findings,
      boolean replayed,
      boolean stops) {}

  Answer answer(Item item) {
    try {
      Judge.Judged judged = patiently(item);
      return new Answer(
          item.line(),
          DocumentJson.mapper().writeValueAsBytes(LineAnswer.of(item.line(), judged)),
          judged.verdict(),
          judged.counts(),
          judged.replayed(),
          false);
    } catch (Declined e) {
      return refused(LineAnswer.of(item.line(), e, language), false);
    } catch (LogUnavailable e) {
      return refused(
          LineAnswer.refused(
              item.line(),
              503,
              Message.of("problem.log-unavailable", e.reason()),
              List.of(),
              null,
              language),
          true);
    } catch (RuntimeException e) {
      String incident = UUID.randomUUID().toString();
      LOG.error("incident {}: line {}", incident, item.line(), e);
      return refused(
          LineAnswer.refused(
              item.line(),
              500,
              Message.of("problem.internal", incident),
              List.of(),
              incident,
              language),
          false);
    }
  }

  private static Answer refused(LineAnswer answer, boolean stops) {
    return new Answer(
        answer.line(),
        DocumentJson.mapper().writeValueAsBytes(answer),
        null,
        Map.of(),
        false,
        stops);
  }

  private Judge.Judged patiently(Item item) throws Declined, LogUnavailable {
    Patience.Waiting waiting = patience.begin();
    while (true) {
      try {
        return judged(item);
      } catch (LogUnavailable e) {
        if (!waiting.again(e)) {
          throw e;
        }
      }
    }
  }

  private Judge.Judged judged(Item item) throws Declined, LogUnavailable {
    if (item instanceof Item.TooLong tooLong) {
      throw new Declined(413, Message.of("problem.line-too-long", tooLong.most()), List.of());
    }
    if (item instanceof Item.Read read) {
      if (!read.faults().isEmpty()) {
        throw Declined.because(read.faults());
      }
      try {
        return judge.judge(read.line(), read.request(), List.of());
      } catch (Declined e) {
        throw e.placed(read.placed());
      }
    }
    Item.Text text = (Item.Text) item;
    List<Fault> unclear = new ArrayList<>();
    JsonNode json;
    try {
      json = StrictJson.read(new ByteArrayInputStream(text.content()), unclear);
    } catch (StrictJson.Malformed e) {
      throw new Declined(
          400,
          // A line break cannot be within a line: where it is, the number of the line tells.
          Message.of("problem.malformed-json", e.found(), text.line(), e.column()),
          List.of());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return judge.judge(text.line(), given.complete(json), unclear);
  }
}
