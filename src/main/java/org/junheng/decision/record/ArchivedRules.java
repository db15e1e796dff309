package org.junheng.decision.record;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.AuditLog;
import org.junheng.audit.CanonicalJson;
import org.junheng.audit.Draft;
import org.junheng.audit.Label;
import org.junheng.audit.LogDamaged;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.DecisionMaker;
import org.junheng.engine.CompilationFailed;
import org.junheng.message.Message;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleSet;
import org.junheng.rules.RuleSetReader;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rule sets that ever decided, by their content: put there before the first decision by one,
 * taken out, read and compiled again to look at a decision later.
 */
public final class ArchivedRules implements AutoCloseable {
  /** Kind of the log's entries that say which rule set was archived. */
  public static final String KIND = "rule-set";

  /** Name of the label that says which. */
  static final String LABEL = "rule-set-archived";

  private static final int KEPT = 3;

  private final LogReader reader;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  // The one used last stands last.
  private final LinkedHashMap<String, Held> held = new LinkedHashMap<>();

  public ArchivedRules(LogReader reader) {
    this.reader = reader;
  }

  /** A rule set that cannot be had from the archive, or not be used any more. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Message reason;

    Unusable(Message reason) {
      super(reason.english());
      this.reason = reason;
    }

    public Message reason() {
      return reason;
    }
  }

  /** Archives a rule set unless it has been; one that decides is there before its decisions. */
  public void archive(RuleSet ruleSet, AuditLog log) throws LogUnavailable {
    if (known.contains(ruleSet.id())) {
      return;
    }
    if (reader.archived(ruleSet.id()).isEmpty()) {
      UUID id = UUID.randomUUID();
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("format", "junheng-rule-set/1");
      body.put("archived", ruleSet.id());
      ObjectNode packs = body.putObject("packs");
      ruleSet.packs().forEach((name, pack) -> packs.put(name, pack.rules().size()));
      log.archive(
          Draft.of(KIND, id, CanonicalJson.text(body))
              .labelled(Set.of(new Label(LABEL, ruleSet.id()))),
          ruleSet.source().content());
    }
    known.add(ruleSet.id());
  }

  static Label label(String body) {
    return new Label(LABEL, RecordedEntry.parse(body).path("archived").asString(""));
  }

  /** The files of a rule set; nothing where none of that name was archived. */
  public Optional<RuleFiles> files(String id) throws LogUnavailable, LogDamaged {
    return reader.archived(id).map(RuleFiles::of);
  }

  /**
   * Has something done by an archived rule set.
   *
   * @param current used where it is the one that is wanted
   * @throws Unusable where it is not in the archive, was damaged there, or was written for a
   *     profile that this program does not read any more
   */
  public <T> T with(String id, Optional<DecisionMaker> current, Function<DecisionMaker, T> work)
      throws LogUnavailable, Unusable {
    if (current.isPresent() && current.get().ruleSet().id().equals(id)) {
      return work.apply(current.get());
    }
    Held lent = lend(id, current.orElse(null));
    try {
      return work.apply(lent.maker);
    } finally {
      giveBack(lent);
    }
  }

  /** A compiled rule set, and how many are working with it. */
  private static final class Held {
    private final DecisionMaker maker;
    private int users;

    Held(DecisionMaker maker) {
      this.maker = maker;
    }
  }

  private synchronized Held lend(String id, @Nullable DecisionMaker current)
      throws LogUnavailable, Unusable {
    Held there = held.remove(id);
    if (there == null) {
      there = new Held(compile(id, current));
    }
    held.put(id, there);
    there.users++;
    return there;
  }

  private synchronized void giveBack(Held lent) {
    lent.users--;
    Iterator<Map.Entry<String, Held>> oldest = held.entrySet().iterator();
    while (held.size() > KEPT && oldest.hasNext()) {
      Held next = oldest.next().getValue();
      if (next.users == 0) {
        oldest.remove();
        next.maker.close();
      }
    }
  }

  /** What is the same as in the current one is shared with it. */
  private DecisionMaker compile(String id, @Nullable DecisionMaker current)
      throws LogUnavailable, Unusable {
    try {
      RuleFiles files =
          files(id).orElseThrow(() -> new Unusable(Message.of("record.no-rule-set", id)));
      RuleSetReader.Result result = RuleSetReader.read(files);
      if (result instanceof RuleSetReader.Result.Sound sound) {
        return DecisionMaker.of(sound.ruleSet(), current);
      }
      String first = ((RuleSetReader.Result.Broken) result).problems().get(0).toString();
      throw new Unusable(Message.of("record.rule-set-unreadable", id, first));
    } catch (LogDamaged | IllegalArgumentException e) {
      throw new Unusable(Message.of("record.rule-set-damaged", id));
    } catch (CompilationFailed e) {
      throw new Unusable(
          Message.of("record.rule-set-unreadable", id, String.join("; ", e.errors())));
    }
  }

  @Override
  public synchronized void close() {
    held.values().forEach(each -> each.maker.close());
    held.clear();
  }
}
