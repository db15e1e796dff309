package org.junheng.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.Draft;
import org.junheng.audit.Entry;
import org.junheng.audit.Label;
import org.junheng.audit.Opening;
import org.junheng.audit.Sealing;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Accounts and keys as entries of the log: each says the whole state of one of them, who changed it
 * and why. Hashes of passwords and keys stand beside the body and not in it, so that what is shown
 * or exported without them gives nothing away.
 */
public final class IdentityEntries {
  public static final String ACCOUNT = "account";
  public static final String KEY = "access-key";

  /** All entries of both kinds have it: they are followed, and changed, one after another. */
  static final Label ALL = new Label("identity", "all");

  private static final String PASSWORD = "/account/password";
  private static final String SECRET = "/key/secret";
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private IdentityEntries() {}

  /** What one entry says. */
  record Said(long position, @Nullable Account account, @Nullable AccessKey key) {}

  /** Labels that an entry of these kinds has, from its body; none for another kind. */
  public static Set<Label> labels(Entry entry) {
    String body = entry.body();
    if (body == null) {
      return Set.of();
    }
    JsonNode tree = MAPPER.readTree(body);
    return switch (entry.header().kind()) {
      case ACCOUNT -> labels(ACCOUNT, tree.at("/account/name").asString(""));
      case KEY -> labels(KEY, tree.at("/key/id").asString(""));
      default -> Set.of();
    };
  }

  private static Set<Label> labels(String kind, String name) {
    return Set.of(ALL, new Label(kind, name));
  }

  static Draft draft(Account account, Actor by, String reason) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode said = body.putObject("account");
    said.put("name", account.name());
    said.put("title", account.title());
    said.put("kind", account.kind().name());
    roles(said, account.roles());
    districts(said, account.districts());
    said.put("disabled", account.disabled());
    said.put("mustChange", account.mustChange());
    said.put("openId", account.openId());
    said.put("sessions", account.sessions());
    if (account.passwordHash() != null) {
      said.put("password", account.passwordHash());
    }
    return draft(ACCOUNT, account.name(), body, PASSWORD, by, reason);
  }

  static Draft draft(AccessKey key, Actor by, String reason) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode said = body.putObject("key");
    said.put("id", key.id());
    said.put("account", key.account());
    said.put("note", key.note());
    roles(said, key.roles());
    districts(said, key.districts());
    said.put("created", key.created().toString());
    said.put("expires", key.expires() == null ? null : key.expires().toString());
    said.put("revoked", key.revoked());
    if (key.secretHash() != null) {
      said.put("secret", key.secretHash());
    }
    return draft(KEY, key.id(), body, SECRET, by, reason);
  }

  private static Draft draft(
      String kind, String name, ObjectNode body, String sealed, Actor by, String reason) {
    body.putObject("by").put("name", by.person()).put("key", by.key());
    body.put("reason", reason);
    Sealing sealing = new Sealing();
    String text = sealing.text(body, "", List.of(JsonPointer.compile(sealed)));
    return Draft.of(kind, UUID.randomUUID(), text)
        .opening(sealing.openings())
        .labelled(labels(kind, name));
  }

  private static void roles(ObjectNode said, Set<Role> roles) {
    ArrayNode names = said.putArray("roles");
    roles.stream().sorted().forEach(role -> names.add(role.name()));
  }

  private static void districts(ObjectNode said, @Nullable Set<String> districts) {
    if (districts == null) {
      said.putNull("districts");
    } else {
      ArrayNode codes = said.putArray("districts");
      new TreeSet<>(districts).forEach(codes::add);
    }
  }

  /** What an entry says; of one whose body is gone, nothing. */
  static Said read(Entry entry) {
    long position = entry.header().position();
    String body = entry.body();
    if (body == null) {
      return new Said(position, null, null);
    }
    JsonNode tree = MAPPER.readTree(body);
    Instant at = entry.header().recordedAt();
    return entry.header().kind().equals(ACCOUNT)
        ? new Said(position, account(tree.path("account"), entry, at), null)
        : new Said(position, null, key(tree.path("key"), entry));
  }

  private static Account account(JsonNode said, Entry entry, Instant at) {
    return new Account(
        said.path("name").stringValue(),
        said.path("title").stringValue(),
        Account.Kind.valueOf(said.path("kind").stringValue()),
        roles(said.path("roles")),
        districts(said.path("districts")),
        said.path("disabled").booleanValue(),
        opened(entry, PASSWORD),
        said.path("mustChange").booleanValue(),
        text(said.path("openId")),
        said.path("sessions").intValue(),
        entry.header().position(),
        at);
  }

  private static AccessKey key(JsonNode said, Entry entry) {
    String expires = text(said.path("expires"));
    return new AccessKey(
        said.path("id").stringValue(),
        said.path("account").stringValue(),
        said.path("note").stringValue(),
        roles(said.path("roles")),
        districts(said.path("districts")),
        Instant.parse(said.path("created").stringValue()),
        expires == null ? null : Instant.parse(expires),
        said.path("revoked").booleanValue(),
        opened(entry, SECRET),
        entry.header().position());
  }

  private static @Nullable String opened(Entry entry, String pointer) {
    Opening opening = entry.openings().byPointer().get(pointer);
    return opening == null ? null : MAPPER.readTree(opening.value()).stringValue();
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.stringValue() : null;
  }

  private static Set<Role> roles(JsonNode names) {
    Collection<Role> roles = EnumSet.noneOf(Role.class);
    names.forEach(name -> roles.add(Role.valueOf(name.stringValue())));
    return Set.copyOf(roles);
  }

  private static @Nullable Set<String> districts(JsonNode codes) {
    if (!codes.isArray()) {
      return null;
    }
    Set<String> all = new HashSet<>();
    codes.forEach(code -> all.add(code.stringValue()));
    return all;
  }
}
