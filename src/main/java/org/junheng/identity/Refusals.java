package org.junheng.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junheng.audit.AuditLog;
import org.junheng.audit.CanonicalJson;
import org.junheng.audit.Draft;
import org.junheng.audit.LogUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Remembers what was refused to whom: each at once in the program's log, and counted in an entry of
 * the chained one, at most one a minute, so that nobody can fill it by asking.
 */
public final class Refusals implements AutoCloseable {
  public static final String KIND = "refusals";

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final int MOST_KINDS = 200;
  private static final int LONGEST = 120;

  private final AuditLog log;
  private final ScheduledExecutorService folding =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "refusals");
            thread.setDaemon(true);
            return thread;
          });
  private final Object lock = new Object();
  private Map<Refusal, Long> counts = new LinkedHashMap<>();
  private long others;

  public Refusals(AuditLog log) {
    this.log = log;
    folding.scheduleWithFixedDelay(this::fold, 60, 60, TimeUnit.SECONDS);
  }

  /** What was refused: never a secret, never a body. */
  private record Refusal(String actor, String address, String operation, String reason) {}

  /**
   * Notes one.
   *
   * @param actor a name or the id of a key
   * @param operation method and pattern of the path
   * @param reason code of the message that they got
   */
  public void note(String actor, String address, String operation, String reason) {
    Refusal refusal = new Refusal(plain(actor), plain(address), plain(operation), plain(reason));
    LOG.warn(
        "refused: {} from {}: {}: {}",
        refusal.actor(),
        refusal.address(),
        refusal.operation(),
        refusal.reason());
    synchronized (lock) {
      if (counts.size() < MOST_KINDS || counts.containsKey(refusal)) {
        counts.merge(refusal, 1L, Long::sum);
      } else {
        others++;
      }
    }
  }

  private static String plain(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
  }

  /** Records what was counted; where that cannot be done, it is counted on. */
  public void fold() {
    Map<Refusal, Long> folded;
    long more;
    synchronized (lock) {
      if (counts.isEmpty()) {
        return;
      }
      folded = counts;
      more = others;
      counts = new LinkedHashMap<>();
      others = 0;
    }
    try {
      log.append(Draft.of(KIND, UUID.randomUUID(), body(folded, more)));
    } catch (LogUnavailable e) {
      LOG.debug("refusals are recorded later: {}", e.reason().english());
      synchronized (lock) {
        folded.forEach(
            (refusal, count) -> {
              if (counts.size() < MOST_KINDS || counts.containsKey(refusal)) {
                counts.merge(refusal, count, Long::sum);
              } else {
                others += count;
              }
            });
        others += more;
      }
    } catch (RuntimeException e) {
      LOG.error("refusals cannot be recorded", e);
    }
  }

  private static String body(Map<Refusal, Long> folded, long more) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode all = body.putArray("refusals");
    folded.forEach(
        (refusal, count) ->
            all.addObject()
                .put("actor", refusal.actor())
                .put("address", refusal.address())
                .put("operation", refusal.operation())
                .put("reason", refusal.reason())
                .put("count", count));
    body.put("others", more);
    return CanonicalJson.text(body);
  }

  /** Records what is left. */
  @Override
  public void close() {
    folding.shutdownNow();
    fold();
  }
}
