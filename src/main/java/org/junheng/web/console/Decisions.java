package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.EntryHeader;
import org.junheng.audit.LogUnavailable;
import org.junheng.decision.record.DecisionSummary;
import org.junheng.decision.record.RecordedDecisions;
import org.junheng.decision.record.RecordedEntry;
import org.junheng.decision.record.Relapses;
import org.junheng.decision.record.SchoolHistory;
import org.junheng.identity.Actor;
import org.junheng.message.Message;
import org.junheng.web.Actors;
import org.junheng.web.RecordedAnswers;
import org.junheng.web.Refused;

/** The decisions that pages show, and what was worked out from them. */
final class Decisions {
  /** Whole districts take memory; what is made of them takes little. */
  private static final int MOST_SHOWN = 4;

  private static final int MOST_VIEWS = 40;

  /** Views that stay even where memory is short; one of 3 000 schools takes about a megabyte. */
  private static final int FIRM_VIEWS = 8;

  /** In which pages are shown. */
  static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

  /** How long a page waits before it says that it is being made. */
  private static final Duration PATIENCE = Duration.ofMillis(700);

  private static final Duration LONG = Duration.ofSeconds(60);

  private static final int MOST_SUMMARIES = 2_000;

  private final RecordedAnswers answers;
  private final Map<UUID, SearchController.Found> summaries =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, SearchController.Found> eldest) {
          return size() > MOST_SUMMARIES;
        }
      };

  /** Of districts, by their codes: as they were called last. */
  private final Map<String, String> names = new ConcurrentHashMap<>();

  private final Kept<UUID, Shown> shown;
  private final Kept<InLanguage, DistrictView> views;
  private final Kept<Standing, Progress> progress;
  private final Kept<OfSchool, SchoolHistory> histories;

  private record InLanguage(UUID id, Locale language) {}

  /**
   * A decision among those about its district.
   *
   * @param newest position of the newest of them: a later one makes another question
   */
  private record Standing(
      UUID id, String district, String pack, LocalDate countDate, long newest, Locale language) {}

  /**
   * A school among the decisions about it.
   *
   * @param districts whose decisions the reader may see; null for all
   * @param newest position of the newest of them
   */
  private record OfSchool(
      String school, String pack, @Nullable Set<String> districts, long newest) {}

  Decisions(RecordedAnswers answers, ExecutorService workers) {
    this.answers = answers;
    this.shown = new Kept<>(MOST_SHOWN, 0, workers, this::show);
    this.views = new Kept<>(MOST_VIEWS, FIRM_VIEWS, workers, this::view);
    this.progress = new Kept<>(MOST_VIEWS, FIRM_VIEWS, workers, this::progress);
    this.histories =
        new Kept<>(
            MOST_VIEWS, 0, workers, key -> records().history(key.school, key.pack, key.districts));
  }

  /** What is kept is for all; who may see it is asked each time it is shown. */
  private static final Actor EVERYBODY = Actor.anonymous(Set.of());

  RecordedAnswers answers() {
    return answers;
  }

  RecordedDecisions records() {
    return answers.records();
  }

  private DistrictView view(InLanguage key) throws LogUnavailable {
    DistrictView view = DistrictView.of(shown.now(key.id), key.language);
    names.putIfAbsent(view.district(), view.name());
    return view;
  }

  private Shown show(UUID id) throws LogUnavailable {
    RecordedEntry entry = answers.find(id.toString(), EVERYBODY);
    summary(entry);
    records().keepOutcomes(entry.decision());
    RecordedAnswers.Told told = answers.told(entry);
    return Shown.of(entry, told.decision(), told.ruleSet());
  }

  /**
   * A decision that the reader may see; nothing where it is still being read.
   *
   * @throws Refused where there is none, or it is not theirs to see
   */
  Optional<Shown> shown(String id, HttpServletRequest request) throws LogUnavailable {
    Optional<Shown> found = shown.get(id(id), PATIENCE);
    found.ifPresent(each -> requireSeen(each.entry(), request));
    return found;
  }

  /** The same, whatever time it takes. */
  Shown whole(String id, HttpServletRequest request) throws LogUnavailable {
    Shown found =
        shown
            .get(id(id), LONG)
            .orElseThrow(() -> Refused.because(503, Message.of("console.too-long")));
    requireSeen(found.entry(), request);
    return found;
  }

  /** The district of a decision; nothing where it is still being worked out. */
  Optional<DistrictView> view(String id, HttpServletRequest request) throws LogUnavailable {
    Optional<DistrictView> found =
        views.get(new InLanguage(id(id), Reader.of(request).language()), PATIENCE);
    found.ifPresent(each -> requireSeen(each.district(), id, request));
    return found;
  }

  /**
   * Says that the views of a decision will be made of it, as it is at hand: nobody makes it again
   * for them meanwhile.
   */
  List<ViewPromise> promiseViews(UUID id) {
    List<ViewPromise> all = new ArrayList<>();
    for (Locale language : LANGUAGES) {
      views
          .promise(new InLanguage(id, language))
          .ifPresent(promise -> all.add(new ViewPromise(promise)));
    }
    return all;
  }

  /** A view that somebody said they would make; it has to be kept, or broken. */
  static final class ViewPromise {
    private final Kept<InLanguage, DistrictView>.Promise promise;

    private ViewPromise(Kept<InLanguage, DistrictView>.Promise promise) {
      this.promise = promise;
    }

    void keep(Shown decision) {
      promise.keep(DistrictView.of(decision, promise.key().language));
    }

    void breakOff() {
      promise.breakOff();
    }
  }

  /** Makes the views of a recorded decision, unless they are there. */
  void makeViews(UUID id) throws LogUnavailable {
    for (Locale language : LANGUAGES) {
      views.now(new InLanguage(id, language));
    }
  }

  /** What a district is called; empty where nobody has looked yet. */
  String nameOf(String district) {
    return names.getOrDefault(district, "");
  }

  /** Remembers what a district is called since its last decision. */
  void called(String district, String name) {
    names.put(district, name);
  }

  /** Has a look what the districts are called of which that is not known yet. */
  void learnNames() throws LogUnavailable {
    for (String district : records().districts()) {
      if (!names.containsKey(district) && !Thread.currentThread().isInterrupted()) {
        names.putIfAbsent(district, records().nameOf(district));
      }
    }
  }

  /** Has the findings of a decision read: whoever looks at a district looks at its schools next. */
  void beginShown(UUID id) {
    shown.begin(id);
  }

  /** Later decisions about any of the same; of whole districts that is asked only if there are. */
  List<UUID> later(RecordedEntry entry, String district) throws LogUnavailable {
    boolean newest =
        records()
            .newestOf(district)
            .filter(last -> last.position() == entry.header().position())
            .isPresent();
    return newest ? List.of() : records().supersededBy(entry);
  }

  /** How the district of a decision moved; nothing where it is still being worked out. */
  Optional<Progress> progress(DistrictView view, HttpServletRequest request) throws LogUnavailable {
    requireSeen(view.district(), view.id().toString(), request);
    long newest = records().newestOf(view.district()).map(EntryHeader::position).orElse(0L);
    return progress.get(
        new Standing(
            view.id(), view.district(), view.pack(), view.countDate(), newest, view.language()),
        PATIENCE);
  }

  private Progress progress(Standing standing) throws LogUnavailable {
    Relapses relapses = records().relapses(standing.district, standing.pack);
    Optional<RecordedDecisions.OfDistrict> before =
        records().ofDistrict(standing.district).stream()
            .filter(each -> each.pack().equals(standing.pack))
            .filter(each -> each.countDate().isBefore(standing.countDate))
            .max(Comparator.comparing(RecordedDecisions.OfDistrict::countDate));
    DistrictView now = views.now(new InLanguage(standing.id, standing.language));
    DistrictView then =
        before.isEmpty()
            ? null
            : views.now(new InLanguage(before.get().entry().id(), standing.language));
    return Progress.of(now, then, relapses);
  }

  /** How a school came out over the years; nothing where that is still being worked out. */
  Optional<SchoolHistory> history(String school, String pack, HttpServletRequest request)
      throws LogUnavailable {
    long newest = records().newestAbout(school).map(EntryHeader::position).orElse(0L);
    return histories.get(
        new OfSchool(school, pack, Actors.of(request).districts(), newest), PATIENCE);
  }

  /** A decision in a list; it is read once. */
  SearchController.Found summary(EntryHeader header) throws LogUnavailable {
    synchronized (summaries) {
      SearchController.Found known = summaries.get(header.id());
      if (known != null) {
        return known;
      }
    }
    @Nullable DecisionSummary summary = null;
    try {
      summary = records().summary(header).orElse(null);
    } catch (RecordedEntry.Dropped dropped) {
      // It is told by its place alone.
    }
    SearchController.Found found =
        new SearchController.Found(
            header.id().toString(),
            header.position(),
            Rows.time(
                summary == null
                    ? header.recordedAt().atZone(ZoneId.systemDefault()).toOffsetDateTime()
                    : summary.decidedAt()),
            summary);
    if (summary != null) {
      remember(header.id(), found);
    }
    return found;
  }

  SearchController.Found summary(RecordedEntry entry) {
    SearchController.Found found =
        new SearchController.Found(
            entry.decision().id().toString(),
            entry.header().position(),
            Rows.time(entry.decision().decidedAt()),
            DecisionSummary.of(entry));
    remember(entry.decision().id(), found);
    return found;
  }

  private void remember(UUID id, SearchController.Found found) {
    synchronized (summaries) {
      summaries.put(id, found);
    }
  }

  /** Districts that the reader may see, in order of their codes. */
  List<String> districts(HttpServletRequest request) throws LogUnavailable {
    Set<String> seen = Actors.of(request).districts();
    return records().districts().stream()
        .filter(code -> seen == null || seen.contains(code))
        .toList();
  }

  /** The last words on whole districts that the reader may see, recorded last first. */
  List<RecordedDecisions.OfDistrict> reports(HttpServletRequest request) throws LogUnavailable {
    return reports(districts(request));
  }

  /** Of each district the decision that is shown first, recorded last first. */
  List<UUID> shownFirst() throws LogUnavailable {
    List<String> districts = records().districts();
    List<UUID> first = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (RecordedDecisions.OfDistrict each : reports(districts)) {
      if (known.add(each.district())) {
        first.add(each.entry().id());
      }
    }
    return first;
  }

  private List<RecordedDecisions.OfDistrict> reports(List<String> districts) throws LogUnavailable {
    List<RecordedDecisions.OfDistrict> all = new ArrayList<>();
    for (String district : districts) {
      all.addAll(records().ofDistrict(district));
    }
    all.sort(
        Comparator.comparingLong((RecordedDecisions.OfDistrict each) -> each.entry().position())
            .reversed());
    return all;
  }

  static void requireSeen(RecordedEntry entry, HttpServletRequest request) {
    requireSeen(
        entry.decision().facts().path("district").path("code").asString(""),
        entry.decision().id().toString(),
        request);
  }

  private static void requireSeen(String district, String id, HttpServletRequest request) {
    Set<String> seen = Actors.of(request).districts();
    if (seen != null && !seen.contains(district)) {
      throw Refused.because(404, Message.of("problem.decision-unknown", id));
    }
  }

  private static UUID id(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Refused.because(404, Message.of("problem.decision-unknown", id));
    }
  }
}
