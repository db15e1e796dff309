package org.junheng.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;

/**
 * A sheet of the template.
 *
 * @param type what it lists; null for the sheet of attestations
 * @param columns in order; of the root, which is one thing alone, they stand below each other
 */
record TemplateSheet(String name, @Nullable FactType type, List<Column> columns) {
  TemplateSheet {
    columns = List.copyOf(columns);
  }

  /** Whether its columns stand below each other. */
  boolean isUpright() {
    return type != null && type.isRoot();
  }

  /** Whether a row without it cannot be taken. */
  boolean isRequired(Column column) {
    if (column instanceof Column.Own own) {
      return own.field().required();
    }
    if (column instanceof Column.Attested attested) {
      return attested.member().equals("target") || attested.member().equals("answer");
    }
    // An attestation that belongs to no school is the district's.
    return column instanceof Column.Belongs && type != null
        || column instanceof Column.Request request && request.member().equals("pack");
  }

  /** The header of a column: its label, a star where it must be filled, its unit. */
  String header(Column column) {
    String unit = column instanceof Column.Own own ? own.field().unit() : "";
    return column.label()
        + (isRequired(column) ? "*" : "")
        + (unit.isEmpty() ? "" : "（" + unit + "）");
  }

  /** Its columns by what their headers may say: label, label with unit, or the name in JSON. */
  Map<String, Column> byHeader() {
    Map<String, Column> columnsByHeader = new HashMap<>();
    for (Column column : columns) {
      columnsByHeader.put(plain(column.label()), column);
      columnsByHeader.put(plain(header(column)), column);
      if (column instanceof Column.Own own) {
        columnsByHeader.putIfAbsent(own.field().name(), column);
      }
    }
    return columnsByHeader;
  }

  /** A header as it is compared. */
  static String plain(String header) {
    return Wording.plain(header).replace("*", "");
  }

  /** What a column takes. */
  sealed interface Column {
    /** Its header, without marks and units. */
    String label();

    /** A figure or word of the thing itself. */
    record Own(FactField field) implements Column {
      @Override
      public String label() {
        return field.label();
      }
    }

    /** Which thing it belongs to: a field of a type above. */
    record Belongs(FactType holder, FactField field, String label) implements Column {}

    /** Says that there is none of a kind: an empty list, which is not an absent one. */
    record None(FactType child) implements Column {
      static final String WORD = "无";

      @Override
      public String label() {
        return child.label() + "是否没有";
      }
    }

    /** Of the whole request: {@code pack} or {@code asOf}. */
    record Request(String member, String label) implements Column {}

    /**
     * Of an attestation: {@code target}, {@code answer}, {@code by}, {@code on}, {@code evidence}.
     */
    record Attested(String member, String label) implements Column {}
  }
}
