package org.junheng.decision.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Entry;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.EntryQuery;
import org.junheng.audit.Label;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.record.RecordedEntry.Dropped;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.filter.FilteringParserDelegate;
import tools.jackson.core.filter.JsonPointerBasedFilter;
import tools.jackson.core.filter.TokenFilter;
import tools.jackson.databind.json.JsonMapper;

/** Finds recorded decisions and makes them again. A log that can only be read is enough. */
public final class RecordedDecisions {
  /** How many entries are looked into for one page before the caller is asked to go on. */
  private static final int MOST_READ = 5_000;

  private static final int AT_A_TIME = 200;

  /** Where a body says what the district is called. */
  private static final String NAME = "/facts/district/name";

  private static final JsonMapper JSON = new JsonMapper();

  private final LogReader reader;
  private final ArchivedRules rules;
  private final KnownOutcomes outcomes;

  public RecordedDecisions(LogReader reader, ArchivedRules rules) {
    this.reader = reader;
    this.rules = rules;
    this.outcomes = new KnownOutcomes(reader);
  }

  /**
   * Some of the decisions asked for, newest first.
   *
   * @param next position to go on before; 0 where there is nothing further
   */
  public record Page(List<RecordedEntry> decisions, long next) {
    public Page {
      decisions = List.copyOf(decisions);
    }
  }

  /** A decision by its id; nothing where there is none. */
  public Optional<RecordedEntry> find(UUID id) throws LogUnavailable, Dropped {
    Optional<Entry> entry = reader.entry(id);
    return entry.isPresent() && entry.get().header().kind().equals(RecordedEntry.KIND)
        ? Optional.of(RecordedEntry.of(entry.get()))
        : Optional.empty();
  }

  /**
   * A decision as it stands in a list; nothing where the entry is not there or is none.
   *
   * @throws Dropped where its body is gone by retention
   */
  public Optional<DecisionSummary> summary(EntryHeader header) throws LogUnavailable, Dropped {
    Optional<Entry> entry = reader.entry(header.position());
    return entry.isPresent() && header.kind().equals(RecordedEntry.KIND)
        ? Optional.of(DecisionSummary.of(Outline.of(entry.get())))
        : Optional.empty();
  }

  /** Codes of the districts that anything was decided about, in order. */
  public List<String> districts() throws LogUnavailable {
    return reader.values(DecisionLabels.DISTRICT, "", "");
  }

  /**
   * What was decided last about a whole district, its own figures included, on a count date.
   *
   * @param district its code
   * @param pack id of the pack
   */
  public record OfDistrict(String district, LocalDate countDate, String pack, EntryHeader entry) {}

  /**
   * The last word on a whole district for each count date and pack, recorded last first.
   *
   * @param district its code
   */
  public List<OfDistrict> ofDistrict(String district) throws LogUnavailable {
    List<OfDistrict> all = new ArrayList<>();
    for (String subject : reader.values(DecisionLabels.SUBJECT, district + "|", "|")) {
      String[] parts = subject.split("\\|", -1);
      if (parts.length == 4 && parts[0].equals(district)) {
        reader
            .headers(
                EntryQuery.of(
                    RecordedEntry.KIND, Set.of(new Label(DecisionLabels.SUBJECT, subject)), 1))
            .forEach(
                entry ->
                    all.add(new OfDistrict(district, LocalDate.parse(parts[1]), parts[2], entry)));
      }
    }
    all.sort(Comparator.comparingLong((OfDistrict each) -> each.entry().position()).reversed());
    return all;
  }

  /** The newest decision about anything of a district; nothing where there is none. */
  public Optional<EntryHeader> newestOf(String district) throws LogUnavailable {
    return newest(new Label(DecisionLabels.DISTRICT, district));
  }

  /**
   * What the newest decision about anything of a district calls it, without reading the rest; empty
   * where there is none, or its body was dropped.
   */
  public String nameOf(String district) throws LogUnavailable {
    Optional<EntryHeader> newest = newestOf(district);
    Optional<Entry> entry =
        newest.isEmpty() ? Optional.empty() : reader.entry(newest.get().position());
    String body = entry.map(Entry::body).orElse(null);
    if (body == null) {
      return "";
    }
    try (JsonParser parser =
        new FilteringParserDelegate(
            JSON.createParser(body),
            new JsonPointerBasedFilter(NAME),
            TokenFilter.Inclusion.ONLY_INCLUDE_ALL,
            false)) {
      return parser.nextToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
    }
  }

  /** The newest decision about a school; nothing where there is none. */
  public Optional<EntryHeader> newestAbout(String school) throws LogUnavailable {
    return newest(new Label(DecisionLabels.SCHOOL, school));
  }

  private Optional<EntryHeader> newest(Label label) throws LogUnavailable {
    return reader.headers(EntryQuery.of(RecordedEntry.KIND, Set.of(label), 1)).stream().findFirst();
  }

  /** Which log they stand in; nothing while it is empty. */
  public Optional<UUID> logId() throws LogUnavailable {
    return reader.logId();
  }

  /** Those asked for. What retention has dropped is passed over. */
  public Page page(DecisionQuery query) throws LogUnavailable {
    return page(query, null);
  }

  /**
   * The same of those alone that the reader may see.
   *
   * @param seen says which; null for all
   */
  public Page page(DecisionQuery query, @Nullable Predicate<RecordedDecision> seen)
      throws LogUnavailable {
    boolean looksInside = query.looksInside() || seen != null;
    List<RecordedEntry> found = new ArrayList<>();
    long before = query.before();
    for (int read = 0; read < MOST_READ; ) {
      int wanted = looksInside ? AT_A_TIME : query.limit() - found.size() + 1;
      List<Entry> entries =
          reader.page(
              new EntryQuery(
                  RecordedEntry.KIND, query.labels(), query.from(), query.to(), before, wanted));
      for (Entry entry : entries) {
        if (entry.body() != null) {
          RecordedEntry decision = read(entry);
          if ((!query.looksInside() || query.matches(decision.decision()))
              && (seen == null || seen.test(decision.decision()))) {
            if (found.size() == query.limit()) {
              return new Page(found, found.get(found.size() - 1).header().position());
            }
            found.add(decision);
          }
        }
        before = entry.header().position();
      }
      read += entries.size();
      if (entries.size() < wanted) {
        return new Page(found, 0);
      }
    }
    return new Page(found, before);
  }

  /**
   * Places of those asked for, without reading what they say: whole districts are long. What
   * retention has dropped is among them.
   *
   * @return nothing where they cannot be told without that, see {@link #page}
   */
  public Optional<List<EntryHeader>> headers(DecisionQuery query) throws LogUnavailable {
    return query.looksInside()
        ? Optional.empty()
        : Optional.of(
            reader.headers(
                new EntryQuery(
                    RecordedEntry.KIND,
                    query.labels(),
                    query.from(),
                    query.to(),
                    query.before(),
                    query.limit())));
  }

  private static RecordedEntry read(Entry entry) {
    try {
      return RecordedEntry.of(entry);
    } catch (Dropped e) {
      throw new IllegalStateException("a body that is there", e);
    }
  }

  /** Ids of the decisions that came later about any of the same subjects, newest first. */
  public List<UUID> supersededBy(RecordedEntry decision) throws LogUnavailable {
    return new LaterDecisions(reader, decision).ids();
  }

  /** Makes a decision again by its own rule set and holds every finding against the record. */
  public Replay replay(RecordedDecision decision, Optional<DecisionMaker> current)
      throws LogUnavailable, ArchivedRules.Unusable {
    return replay(decision, current, (maker, replay) -> replay);
  }

  /** What is made of a replay and the rule set that it was made by. */
  public interface Telling<T> {
    T tell(DecisionMaker maker, Replay replay);
  }

  /** The same, and has something made of it while its rule set is at hand. */
  public <T> T replay(
      RecordedDecision decision, Optional<DecisionMaker> current, Telling<T> telling)
      throws LogUnavailable, ArchivedRules.Unusable {
    Function<DecisionMaker, T> work = maker -> telling.tell(maker, Replay.of(decision, maker));
    return rules.with(decision.ruleSet(), current, work);
  }

  /**
   * What was decided about a school, oldest count date first, the last word on each date.
   *
   * @param pack id of a pack
   */
  public SchoolHistory history(String school, String pack) throws LogUnavailable {
    return history(school, pack, null);
  }

  /**
   * The same of those alone that the reader may see.
   *
   * @param districts whose decisions these are, by their codes; null for all
   */
  public SchoolHistory history(String school, String pack, @Nullable Set<String> districts)
      throws LogUnavailable {
    return SchoolHistory.of(
        school,
        pack,
        all(new Label(DecisionLabels.SCHOOL, school), pack).stream()
            .filter(each -> districts == null || districts.contains(each.district()))
            .toList());
  }

  /**
   * What the schools of a district once met and do not any more.
   *
   * @param district its code
   * @param pack id of a pack
   */
  public Relapses relapses(String district, String pack) throws LogUnavailable {
    return Relapses.of(district, pack, all(new Label(DecisionLabels.DISTRICT, district), pack));
  }

  /**
   * Keeps how the schools of a decision came out, so that their history need not read it again.
   *
   * @param decision on record
   */
  public void keepOutcomes(RecordedDecision decision) {
    outcomes.keep(SchoolOutcomes.of(decision));
  }

  /** Newest first. */
  private List<SchoolOutcomes> all(Label about, String pack) throws LogUnavailable {
    return outcomes.all(
        EntryQuery.of(RecordedEntry.KIND, Set.of(about, new Label(DecisionLabels.PACK, pack)), 1));
  }
}
