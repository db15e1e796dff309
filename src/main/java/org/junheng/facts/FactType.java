package org.junheng.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that facts are submitted about: district, school, stage, grade, class, room …
 *
 * <p>Types form a tree: each but the root belongs to a parent type and stands in a list of it.
 */
public final class FactType {
  private final String name;
  private final Words words;
  private final Map<String, FactField> fields = new LinkedHashMap<>();
  private final List<FactField> inOrder;
  private final List<FactField> submitted;
  private final List<FactField> derived;
  private final List<String> unique;
  private final boolean attestable;
  private final @Nullable Addition addition;
  private final @Nullable FactField parentField;
  private final @Nullable FactField outside;
  private @Nullable FactType parent;
  private final List<FactType> children = new ArrayList<>();
  private int index;
  private int childIndex;

  /**
   * How a type is called.
   *
   * @param list name of its list in JSON; a leading slash puts the list beside the root rather than
   *     inside the parent; empty for the root
   * @param display template that names one of them: {@code {number}年级}
   * @param unit unit of a number of them
   */
  public record Words(String label, String english, String list, String display, String unit) {}

  /**
   * One of them is added to the one that a field names, unless another field says yes.
   *
   * @param reference holds the identity of the other
   * @param unless a yes/no field
   * @param identity the field that tells one from another
   */
  public record Addition(String reference, String unless, String identity) {}

  public FactType(
      String name,
      Words words,
      List<FactField> fields,
      List<String> unique,
      @Nullable String outside,
      boolean attestable,
      @Nullable Addition addition) {
    this.name = name;
    this.words = words;
    fields.forEach(field -> this.fields.put(field.name(), field));
    this.inOrder = List.copyOf(this.fields.values());
    this.submitted =
        inOrder.stream()
            .filter(field -> field.kind() != FieldKind.PARENT && field.derivation() == null)
            .toList();
    this.derived = inOrder.stream().filter(field -> field.derivation() != null).toList();
    this.unique = List.copyOf(unique);
    this.attestable = attestable;
    this.addition = addition;
    this.parentField =
        fields.stream().filter(field -> field.kind() == FieldKind.PARENT).findFirst().orElse(null);
    this.outside = outside == null ? null : this.fields.get(outside);
  }

  /**
   * A type of things that nobody submits but that belong to something submitted: it has a parent,
   * whose lists do not show it.
   */
  public static FactType detached(
      String name, Words words, List<FactField> fields, FactType parent) {
    FactType type = new FactType(name, words, fields, List.of(), null, false, null);
    type.parent = parent;
    type.index = -1;
    return type;
  }

  /** Whether nobody submits such things. */
  public boolean isDetached() {
    return index < 0;
  }

  void place(int typeIndex, @Nullable FactType parentType) {
    index = typeIndex;
    parent = parentType;
    if (parentType != null) {
      childIndex = parentType.children.size();
      parentType.children.add(this);
    }
  }

  public String name() {
    return name;
  }

  public String label() {
    return words.label();
  }

  public String english() {
    return words.english();
  }

  public String display() {
    return words.display();
  }

  public String unit() {
    return words.unit();
  }

  /** Name of its list in JSON; empty for the root. */
  public String list() {
    return words.list().startsWith("/") ? words.list().substring(1) : words.list();
  }

  /** Name of the member that holds the one fact of the root type in JSON: {@code district}. */
  public String memberName() {
    return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
  }

  /** Whether its list stands beside the root ({@code schools}) rather than inside its parent. */
  public boolean besideRoot() {
    return words.list().startsWith("/");
  }

  /** Position among the types of the vocabulary. */
  public int index() {
    return index;
  }

  int childIndex() {
    return childIndex;
  }

  /** All fields, the parent's first where there is one. */
  public List<FactField> fields() {
    return inOrder;
  }

  /** The fields that nobody submits. */
  public List<FactField> derived() {
    return derived;
  }

  /** When one of them is added to another; null where they never are. */
  public @Nullable Addition addition() {
    return addition;
  }

  /** This type, or the next above it, of which one may be added to another; or null. */
  public @Nullable FactType wholeType() {
    FactType type = this;
    while (type != null && type.addition == null) {
      type = type.parent;
    }
    return type;
  }

  /** The fields that are submitted: all but the parent and what is derived. */
  public List<FactField> submitted() {
    return submitted;
  }

  public Optional<FactField> field(String fieldName) {
    return Optional.ofNullable(fields.get(fieldName));
  }

  public @Nullable FactType parent() {
    return parent;
  }

  public @Nullable FactField parentField() {
    return parentField;
  }

  /** Types whose lists this one holds, in order of declaration. */
  public List<FactType> children() {
    return Collections.unmodifiableList(children);
  }

  /** Names of the fields that together occur once within a parent. */
  public List<String> unique() {
    return unique;
  }

  /** The yes/no field that puts a fact outside every target, or null. */
  public @Nullable FactField outside() {
    return outside;
  }

  public boolean attestable() {
    return attestable;
  }

  /** Whether it stands beside the root or belongs to something that does: to a school. */
  public boolean isWithinBesideRoot() {
    return pathFromRoot().stream().anyMatch(FactType::besideRoot);
  }

  public boolean isRoot() {
    return parent == null;
  }

  /** The types from just below the root down to this one; empty for the root. */
  public List<FactType> pathFromRoot() {
    List<FactType> path = new ArrayList<>();
    for (FactType type = this; type.parent != null; type = type.parent) {
      path.add(0, type);
    }
    return path;
  }

  /** Whether this type is the other or belongs to it, directly or not. */
  public boolean isUnder(FactType other) {
    for (FactType type = this; type != null; type = type.parent) {
      if (type == other) {
        return true;
      }
    }
    return false;
  }

  /**
   * Resolves {@code builtYear}, {@code school.builtYear}, {@code school}, {@code this} seen from
   * this type.
   */
  public Optional<FieldPath> path(List<String> steps) {
    FactType type = this;
    int hops = 0;
    String text = String.join(".", steps);
    for (int step = 0; step < steps.size(); step++) {
      String word = steps.get(step);
      boolean last = step == steps.size() - 1;
      if (word.equals("this") && steps.size() == 1) {
        return Optional.of(new FieldPath(text, 0, this, null));
      }
      FactField field = type.fields.get(word);
      if (field == null || (field.kind() != FieldKind.PARENT && !last)) {
        return Optional.empty();
      }
      if (field.kind() != FieldKind.PARENT) {
        return Optional.of(new FieldPath(text, hops, type, field));
      }
      type = java.util.Objects.requireNonNull(type.parent);
      hops++;
    }
    return Optional.of(new FieldPath(text, hops, type, null));
  }

  @Override
  public String toString() {
    return name;
  }
}
