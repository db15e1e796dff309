package org.junheng.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.FaultDocument;
import tools.jackson.databind.JsonNode;

/**
 * What was read from a file, as callers get it.
 *
 * @param layout {@code template}, or the id of the form under {@code rules/forms}
 * @param schools every school of the file
 * @param faults every mistake with its cell; empty where all can be judged
 * @param doubts what is doubtful and stops nothing
 * @param unmapped columns and sheets whose content was not taken over
 * @param notes what else is to be known
 * @param request what can be posted to be judged, a tree of JSON; absent where mistakes stand in
 *     its way
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportDocument(
    String layout,
    List<SchoolDocument> schools,
    List<CellFaultDocument> faults,
    List<CellFaultDocument> doubts,
    List<UnmappedDocument> unmapped,
    List<String> notes,
    @Nullable Object request) {

  /**
   * A school of the file.
   *
   * @param waits whether it cannot be judged before something is put right
   * @param faults how many mistakes are in it
   */
  public record SchoolDocument(
      String id, String name, String sheet, int row, boolean waits, int faults) {}

  /**
   * A mistake or a doubt.
   *
   * @param sheet absent where it is of the file as a whole, as are row, column and cell
   * @param cell such as {@code C5}
   * @param pointer into the request; empty where the cell leads to nothing
   * @param code stable, for programs
   * @param message in the language of the caller, without the place
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CellFaultDocument(
      @Nullable String sheet,
      @Nullable Integer row,
      @Nullable Integer column,
      @Nullable String cell,
      String pointer,
      String code,
      String message) {
    static CellFaultDocument of(CellFault fault, Locale language) {
      CellPlace place = fault.place();
      return new CellFaultDocument(
          place == null ? null : place.sheet(),
          place == null ? null : place.row(),
          place == null ? null : place.column(),
          place == null ? null : place.address(),
          fault.pointer(),
          FaultDocument.code(fault.message()),
          fault.message().in(language));
    }
  }

  /**
   * Something that was not taken over.
   *
   * @param header path of its headers; empty for a sheet as a whole
   * @param filled how many of its cells, or rows of a whole sheet, hold something
   */
  public record UnmappedDocument(String sheet, String cell, String header, int filled) {}

  /**
   * As it is answered.
   *
   * @param request what can be judged; null where nothing can, or where it is not wanted
   */
  public static ImportDocument of(ImportCheck check, @Nullable JsonNode request, Locale language) {
    return new ImportDocument(
        check.read().layout(),
        check.schools().stream()
            .map(
                school ->
                    new SchoolDocument(
                        school.id(),
                        school.name(),
                        school.place().sheet(),
                        school.place().row(),
                        school.waits(),
                        school.faults().size()))
            .toList(),
        check.faults().stream().map(fault -> CellFaultDocument.of(fault, language)).toList(),
        check.doubts().stream().map(doubt -> CellFaultDocument.of(doubt, language)).toList(),
        check.read().unmapped().stream()
            .map(
                column ->
                    new UnmappedDocument(
                        column.place().sheet(),
                        column.place().address(),
                        column.header(),
                        column.filled()))
            .toList(),
        check.read().notes().stream().map(note -> note.in(language)).toList(),
        request);
  }
}
