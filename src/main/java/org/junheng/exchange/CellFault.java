package org.junheng.exchange;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;

/**
 * A mistake in what was handed in.
 *
 * @param place the cell; null where it is of the file as a whole
 * @param pointer JSON pointer to what the cell was read as; empty where there is nothing
 * @param message what is wrong and what to do, without the place
 */
public record CellFault(@Nullable CellPlace place, String pointer, Message message) {
  public Optional<CellPlace> cell() {
    return Optional.ofNullable(place);
  }

  /** The whole sentence: sheet, row and column, and what is wrong there. */
  public Message placed() {
    return place == null
        ? message
        : Message.of(
            "cell.place", place.sheet(), place.row(), CellPlace.letters(place.column()), message);
  }
}
