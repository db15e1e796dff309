package org.junheng.web.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.Outcome;
import org.junheng.rules.Rule;

/**
 * A page of the heat map: some schools, and either every chapter of the document or every target of
 * one.
 *
 * @param chapter null where all are shown together
 * @param page from 1
 */
record HeatPage(
    @Nullable String chapter, List<Column> columns, List<Row> rows, int page, int pages) {
  private static final int ROWS = 25;

  /**
   * A chapter, or a target.
   *
   * @param id of the target; of the chapter
   */
  record Column(String id, String title) {}

  /** A school with a cell for each column. */
  record Row(DistrictView.SchoolLine school, List<Cell> cells) {}

  /**
   * How a school came out on a chapter or a target.
   *
   * @param share of the targets that bind it that are met, in whole %; -1 where none does
   * @param open of the targets that bind it those of which nobody can say yet
   * @param outcome on a target; null for a chapter
   */
  record Cell(int met, int judged, int share, int open, @Nullable Outcome outcome) {
    /** By which the cell has its colour: red is what is not met, not what is not known. */
    public String state() {
      if (outcome != null) {
        return outcome.name().toLowerCase(Locale.ROOT);
      }
      if (judged == 0) {
        return "not_applicable";
      }
      boolean nothingUnmet = met + open == judged;
      return nothingUnmet && open > 0
          ? "undetermined"
          : "share-" + (share == 100 ? 10 : share / 10);
    }
  }

  static HeatPage of(DistrictView view, @Nullable String chapter, int page) {
    boolean known =
        chapter != null && view.chapters().stream().anyMatch(each -> each.id().equals(chapter));
    int pages = Math.max(1, (view.schools().size() + ROWS - 1) / ROWS);
    int shown = Math.min(Math.max(page, 1), pages);
    List<Column> columns = new ArrayList<>();
    List<List<Integer>> places = new ArrayList<>();
    if (chapter != null && known) {
      for (int place : view.columns(chapter)) {
        Rule rule = view.heat().rules().get(place);
        columns.add(new Column(rule.id(), view.title(rule.id())));
        places.add(List.of(place));
      }
    } else {
      for (Titles.Chapter each : view.chapters()) {
        columns.add(new Column(each.id(), each.text()));
        places.add(view.columns(each.id()));
      }
    }
    List<Row> rows = new ArrayList<>();
    int end = Math.min(view.schools().size(), shown * ROWS);
    for (int i = (shown - 1) * ROWS; i < end; i++) {
      List<Cell> cells = new ArrayList<>();
      for (List<Integer> of : places) {
        HeatMap.Share share = view.heat().share(i, of, view.asOf());
        cells.add(
            new Cell(
                share.met(),
                share.judged(),
                share.judged() == 0 ? -1 : share.met() * 100 / share.judged(),
                share.open(),
                known ? view.heat().at(i, of.get(0)) : null));
      }
      rows.add(new Row(view.schools().get(i), cells));
    }
    return new HeatPage(known ? chapter : null, columns, rows, shown, pages);
  }
}
