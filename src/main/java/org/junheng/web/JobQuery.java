package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.identity.Actor;
import org.junheng.jobs.Job;
import org.junheng.jobs.Jobs;
import org.junheng.message.Message;

/** What is said of a job beside its file. */
final class JobQuery {
  private static final String WHAT = "what";
  private static final String FILE = "file";
  private static final List<String> LINES = List.of(".ndjson", ".jsonl");
  private static final int LONGEST_NAME = 200;

  private JobQuery() {}

  /**
   * @throws Refused where a parameter is wrong, or the file is of a kind that cannot be read
   */
  static Jobs.Wish of(HttpServletRequest request, Caller caller) {
    FactType root = caller.maker().ruleSet().vocabulary().root();
    String prefix = root.memberName() + ".";
    List<String> known = new ArrayList<>(List.of(WHAT, FILE, BatchQuery.PACK, BatchQuery.AS_OF));
    root.submitted().stream()
        .filter(FactField::identity)
        .forEach(field -> known.add(prefix + field.name()));
    Query query = Query.of(request, known.toArray(String[]::new));
    Map<String, String> given = new LinkedHashMap<>();
    for (String name : known.subList(2, known.size())) {
      query
          .value(name)
          .filter(value -> !value.isBlank())
          .ifPresent(
              value ->
                  given.put(
                      name.startsWith(prefix) ? name.substring(prefix.length()) : name, value));
    }
    String file = name(query.value(FILE).orElse(""));
    return new Jobs.Wish(
        kind(query.value(WHAT).orElse("decide")),
        file,
        format(file, request.getContentType()),
        given,
        caller.language().toLanguageTag(),
        request.getRemoteAddr(),
        owner(Actors.of(request)));
  }

  static Job.@Nullable Owner owner(Actor actor) {
    return actor.isAnonymous() ? null : new Job.Owner(actor.person(), actor.key());
  }

  private static Job.Kind kind(String what) {
    return switch (what) {
      case "decide" -> Job.Kind.DECIDE;
      case "evaluate" -> Job.Kind.EVALUATE;
      default -> throw Refused.because(422, Message.of("problem.job-kind", what));
    };
  }

  private static String name(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  /** By its name, or else by its type. */
  private static Job.Format format(String file, @Nullable String contentType) {
    String small = file.toLowerCase(Locale.ROOT);
    if (LINES.stream().anyMatch(small::endsWith)) {
      return Job.Format.NDJSON;
    }
    boolean table = FileBody.isFile(contentType);
    if (small.contains(".") && (table || BatchQuery.isNdjson(contentType))) {
      return Job.Format.TABLE;
    }
    if (BatchQuery.isNdjson(contentType)) {
      return Job.Format.NDJSON;
    }
    if (table && file.isEmpty()) {
      throw Refused.because(422, Message.of("problem.file-name"));
    }
    throw Refused.because(
        415, Message.of("problem.media-type", FileBody.KNOWN + ", " + BatchQuery.NDJSON));
  }
}
