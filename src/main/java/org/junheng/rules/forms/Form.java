package org.junheng.rules.forms;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import tools.jackson.databind.JsonNode;

/**
 * The layout of one kind of statistics workbook.
 *
 * @param id name of its file, without the ending
 * @param title in Chinese
 * @param layout how schools are spread over sheets
 * @param recognise headers, or codes of forms, that a workbook has if it is of this kind
 * @param skip words with which rows begin that are no school's: totals and remarks
 * @param school where the facts of the school itself stand
 * @param parts where the facts of its stages and so on stand
 */
public record Form(
    String id,
    String title,
    Layout layout,
    List<String> recognise,
    List<String> skip,
    Map<FactField, Source> school,
    List<Part> parts) {
  public Form {
    recognise = List.copyOf(recognise);
    skip = List.copyOf(skip);
    parts = List.copyOf(parts);
  }

  public enum Layout {
    /** One sheet lists many schools, a row each. */
    ROWS,
    /** One workbook holds one school, a sheet each form. */
    FORMS
  }

  /**
   * Something of a school.
   *
   * @param when of which schools it is read: fields with the values they may have; empty for all
   * @param fixed values that are the same for every school
   * @param sources where the others stand
   */
  public record Part(
      FactType type,
      Map<FactField, Set<String>> when,
      Map<FactField, JsonNode> fixed,
      Map<FactField, Source> sources) {
    public Part {
      when = Map.copyOf(when);
    }
  }
}
