package org.junheng.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fault;
import org.junheng.facts.StrictJson;
import org.junheng.message.Message;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a request about a draft says: a few texts in its body, and the version that was seen. */
final class DraftBody {
  private static final DataSize LARGEST = DataSize.ofMegabytes(1);
  private static final Pattern TAG = Pattern.compile("\"[0-9]{1,9}\"");

  private final JsonNode json;

  private DraftBody(JsonNode json) {
    this.json = json;
  }

  /**
   * Reads a body; none at all is as good as an empty object.
   *
   * @param known members that it may have
   */
  static DraftBody of(HttpServletRequest request, String... known) throws IOException {
    Query.of(request);
    if (request.getContentType() == null && request.getContentLengthLong() <= 0) {
      return new DraftBody(JsonNodeFactory.instance.objectNode());
    }
    JsonBody body = JsonBody.of(request, LARGEST);
    if (!body.json().isObject()) {
      throw Refused.because(422, Message.of("problem.not-an-object"));
    }
    if (!body.faults().isEmpty()) {
      throw Refused.because(body.faults());
    }
    Set<String> names = new TreeSet<>(List.of(known));
    for (String name : body.json().propertyNames()) {
      if (!names.contains(name)) {
        throw Refused.because(
            List.of(
                Fault.of(
                    "/" + StrictJson.escape(name),
                    "problem.unknown-member",
                    name,
                    Query.nearest(name, names))));
      }
    }
    return new DraftBody(body.json());
  }

  /** A text; empty where it is not there. */
  String text(String name) {
    return optional(name).orElse("");
  }

  /** A text, where it is there. */
  Optional<String> optional(String name) {
    JsonNode value = json.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw Refused.because(List.of(Fault.of("/" + name, "facts.not-a-text")));
    }
    return Optional.of(value.stringValue());
  }

  /**
   * The version that the caller has seen, as {@code If-Match} says it.
   *
   * @throws Refused where it is not said
   */
  static String seen(HttpServletRequest request) {
    String tag = seenOrNull(request);
    if (tag == null) {
      throw Refused.because(428, Message.of("draft.if-match"));
    }
    return tag;
  }

  /** The same; null where it is not said. */
  static @Nullable String seenOrNull(HttpServletRequest request) {
    List<String> values = Collections.list(request.getHeaders("If-Match"));
    if (values.isEmpty()) {
      return null;
    }
    if (values.size() > 1 || !TAG.matcher(values.get(0)).matches()) {
      throw Refused.because(400, Message.of("problem.header", "If-Match", TAG.pattern()));
    }
    return values.get(0);
  }

  static UUID id(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Refused.because(404, Message.of("draft.unknown", id));
    }
  }
}
