package org.junheng.decision.record;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junheng.audit.LogReader;
import org.junheng.audit.LogUnavailable;

/**
 * The last word on every school and every district: of the decisions under a pack those on the
 * newest count date, and of these the one recorded last. Found by labels alone.
 */
public final class LatestSubmissions {
  private static final Pattern SUBJECT =
      Pattern.compile("(.*)\\|(\\d{4}-\\d\\d-\\d\\d)\\|([a-z][a-z0-9]*)\\|(.*)", Pattern.DOTALL);

  private LatestSubmissions() {}

  /**
   * A decision that is the last word on some whom it is about.
   *
   * @param position of its entry
   * @param pack id of its pack
   * @param districtCode code of the district that it is about
   * @param schools codes of the schools on which it is the last word; it may hold others
   * @param district whether it is on the district itself
   */
  public record Latest(
      long position, String pack, String districtCode, Set<String> schools, boolean district) {
    public Latest {
      schools = Collections.unmodifiableSet(new TreeSet<>(schools));
    }
  }

  private record Subject(String district, LocalDate countDate, String pack, String school) {
    static Optional<Subject> of(String label) {
      Matcher parts = SUBJECT.matcher(label);
      try {
        return parts.matches()
            ? Optional.of(
                new Subject(
                    parts.group(1),
                    LocalDate.parse(parts.group(2)),
                    parts.group(3),
                    parts.group(4)))
            : Optional.empty();
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
  }

  private record Who(String pack, String district, String school) {}

  private record Word(LocalDate countDate, long position) {
    Word later(Word other) {
      int order = countDate.compareTo(other.countDate);
      return order > 0 || order == 0 && position > other.position ? this : other;
    }
  }

  /**
   * The decisions that are the last word on anybody, in the order in which they were recorded.
   *
   * @param packs only under these
   */
  public static List<Latest> of(LogReader reader, Set<String> packs) throws LogUnavailable {
    Map<Who, Word> last = new HashMap<>();
    reader
        .newest(DecisionLabels.SUBJECT)
        .forEach(
            (label, position) ->
                Subject.of(label)
                    .filter(subject -> packs.contains(subject.pack()))
                    .ifPresent(
                        subject ->
                            last.merge(
                                new Who(subject.pack(), subject.district(), subject.school()),
                                new Word(subject.countDate(), position),
                                Word::later)));
    Map<Long, Set<Who>> byPosition = new TreeMap<>();
    last.forEach(
        (who, word) ->
            byPosition.computeIfAbsent(word.position(), key -> new java.util.HashSet<>()).add(who));
    List<Latest> all = new ArrayList<>();
    byPosition.forEach((position, whom) -> all.add(latest(position, whom)));
    return List.copyOf(all);
  }

  private static Latest latest(long position, Set<Who> whom) {
    Set<String> schools = new TreeSet<>();
    boolean district = false;
    for (Who who : whom) {
      district |= who.school().isEmpty();
      if (!who.school().isEmpty()) {
        schools.add(who.school());
      }
    }
    Who any = whom.iterator().next();
    return new Latest(position, any.pack(), any.district(), schools, district);
  }
}
