package org.junheng.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One submitted thing with its values: a district, a school, a room.
 *
 * <p>Absent values are null. A list that was not submitted is null, an empty one says that there is
 * none.
 */
public final class Fact {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  private final FactType type;
  private final @Nullable Fact parent;
  private final int position;
  private final @Nullable Object[] values;
  private final @Nullable List<Fact>[] lists;
  private final Map<String, Attestation> attestations;
  private int ordinal = -1;
  private final @Nullable FieldPath outside;
  private @Nullable Fact whole;
  private @Nullable List<Fact> parts;

  /**
   * @param position place in the list of its parent
   * @param values by field index; the list is filled by the reader before the fact is used
   */
  @SuppressWarnings({"unchecked", "rawtypes"})
  Fact(
      FactType type,
      @Nullable Fact parent,
      int position,
      @Nullable Object[] values,
      Map<String, Attestation> attestations) {
    this.type = type;
    this.parent = parent;
    this.position = position;
    this.values = values;
    this.lists = new List[type.children().size()];
    this.attestations = Map.copyOf(attestations);
    this.outside = outside(type, parent, values);
  }

  /** A thing of a type that nobody submits, said of something submitted. */
  public static Fact detached(FactType type, Fact about, int position, @Nullable Object[] values) {
    Fact fact = new Fact(type, about, position, values, Map.of());
    fact.ordinal = position;
    return fact;
  }

  private static @Nullable FieldPath outside(
      FactType type, @Nullable Fact parent, @Nullable Object[] values) {
    FactField own = type.outside();
    if (own != null && Boolean.TRUE.equals(values[own.index()])) {
      return new FieldPath(own.name(), 0, type, own);
    }
    FieldPath above = parent == null ? null : parent.outside;
    return above == null
        ? null
        : new FieldPath(above.text(), above.hops() + 1, above.type(), above.field());
  }

  void hold(FactType child, List<Fact> facts) {
    lists[child.childIndex()] = facts;
  }

  void number(int ordinalOfType) {
    ordinal = ordinalOfType;
  }

  void derive(FactField field, @Nullable Object value) {
    values[field.index()] = value;
  }

  void consistOf(List<Fact> all) {
    parts = all;
  }

  /** What has been added to it, itself first. */
  List<Fact> parts() {
    return parts == null ? List.of(this) : parts;
  }

  /**
   * The facts whose list was not submitted and so leaves a derived field open; empty where the
   * field has its value.
   */
  public List<Fact> open(FactField derived) {
    return value(derived) != null ? List.of() : Wholes.open(this, derived);
  }

  void addTo(Fact other) {
    whole = other;
  }

  /** What it, or what it belongs to, is added to; itself where to none. */
  Fact whole() {
    Fact above = this;
    while (above.type.addition() == null) {
      above = above.requireParent();
    }
    return above.whole == null ? above : above.whole;
  }

  public FactType type() {
    return type;
  }

  public @Nullable Fact parent() {
    return parent;
  }

  public Fact requireParent() {
    return Objects.requireNonNull(parent);
  }

  /** Place among the facts of its type in the submission; -1 for an imagined one. */
  public int ordinal() {
    return ordinal;
  }

  /** The value of one of its own fields, null where absent. */
  public @Nullable Object value(FactField field) {
    return field.kind() == FieldKind.PARENT ? parent : values[field.index()];
  }

  /** Its facts of a child type; null where the list was not submitted. */
  public @Nullable List<Fact> list(FactType child) {
    return lists[child.childIndex()];
  }

  public Map<String, Attestation> attestations() {
    return attestations;
  }

  /**
   * The yes/no field that puts it, or what it belongs to, outside every target; null where none
   * does.
   */
  public @Nullable FieldPath outside() {
    return outside;
  }

  /** Whether anything but its identity was submitted. */
  public boolean hasFigures() {
    return !attestations.isEmpty()
        || type.submitted().stream()
            .anyMatch(field -> !field.identity() && values[field.index()] != null)
        || type.children().stream().anyMatch(child -> !child.besideRoot() && list(child) != null);
  }

  /**
   * What an element of an absent list might be: one fact for each set of identity values that the
   * limits of its type leave open, everything else missing.
   */
  public List<Fact> imagine(FactType child) {
    return Imagination.of(this, child);
  }

  /** Place in the list of its parent. */
  public int position() {
    return position;
  }

  /** JSON pointer within the facts: {@code /schools/0/stages/1}. */
  public String path() {
    if (parent == null) {
      return "/"
          + type.name().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
          + type.name().substring(1);
    }
    String list = "/" + type.list() + "/" + position;
    return type.besideRoot() ? list : parent.path() + list;
  }

  /**
   * What tells it from its like: the value of its only unique field, of the root its code; null
   * where there is none.
   */
  public @Nullable String identity() {
    String name = type.unique().size() == 1 ? type.unique().get(0) : type.isRoot() ? "code" : "";
    Object value = type.field(name).map(this::value).orElse(null);
    return value == null ? null : value.toString();
  }

  /** How people call it: 三年级, 音乐教室1. */
  public String label() {
    Matcher matcher = PLACEHOLDER.matcher(type.display());
    String text =
        matcher.replaceAll(
            found -> {
              FactField field = type.field(found.group(1)).orElseThrow();
              Object value = values[field.index()];
              return Matcher.quoteReplacement(value == null ? "" : field.display(value));
            });
    return text.isBlank() ? type.label() + (position + 1) : text;
  }

  @Override
  public String toString() {
    return path() + Arrays.toString(values);
  }
}
