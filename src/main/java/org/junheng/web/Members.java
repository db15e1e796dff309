package org.junheng.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import tools.jackson.databind.JsonNode;

/** The members of a small request; what is not known there is refused. */
final class Members {
  private final JsonNode json;

  private Members(JsonNode json) {
    this.json = json;
  }

  /**
   * @throws Refused where it is no object, a member is unknown or stands twice
   */
  static Members of(JsonBody body, String... known) {
    if (!body.json().isObject()) {
      throw Refused.because(422, Message.of("problem.not-an-object"));
    }
    if (!body.faults().isEmpty()) {
      throw Refused.because(body.faults());
    }
    List<String> names = List.of(known);
    for (String name : body.json().propertyNames()) {
      if (!names.contains(name)) {
        throw Refused.because(
            422, Message.of("problem.unknown-member", name, Query.nearest(name, names)));
      }
    }
    return new Members(body.json());
  }

  boolean has(String name) {
    return json.has(name) && !json.path(name).isNull();
  }

  String text(String name) {
    JsonNode value = json.path(name);
    if (!value.isString()) {
      throw wrong(name, "\"…\"");
    }
    return value.stringValue();
  }

  @Nullable String optional(String name) {
    return has(name) ? text(name) : null;
  }

  boolean flag(String name) {
    if (!has(name)) {
      return false;
    }
    if (!json.path(name).isBoolean()) {
      throw wrong(name, "true, false");
    }
    return json.path(name).booleanValue();
  }

  Set<Role> roles(String name) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : texts(name)) {
      roles.add(
          Stream.of(Role.values())
              .filter(role -> role.name().equals(word))
              .findFirst()
              .orElseThrow(() -> wrong(name, List.of(Role.values()).toString())));
    }
    return roles;
  }

  /** Null for all, which is also what is meant where it does not stand there. */
  @Nullable Set<String> districts(String name) {
    return has(name) ? texts(name) : null;
  }

  @Nullable Instant instant(String name) {
    String text = optional(name);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw wrong(name, "2026-12-31T18:00:00+08:00");
    }
  }

  private Set<String> texts(String name) {
    JsonNode value = json.path(name);
    Set<String> texts = new LinkedHashSet<>();
    if (!value.isArray()) {
      throw wrong(name, "[\"…\"]");
    }
    for (JsonNode each : value) {
      if (!each.isString()) {
        throw wrong(name, "[\"…\"]");
      }
      texts.add(each.stringValue());
    }
    return texts;
  }

  private static Refused wrong(String name, String form) {
    return Refused.because(422, Message.of("problem.member", name, form));
  }
}
