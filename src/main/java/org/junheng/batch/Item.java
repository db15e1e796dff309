package org.junheng.batch;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junheng.facts.Fault;
import tools.jackson.databind.node.ObjectNode;

/** One thing to be judged, as it was handed in. */
public sealed interface Item {
  /** Its place: the number of a line, or of a row, from 1. */
  long line();

  /** How much memory it takes, in bytes and roughly. */
  int size();

  /**
   * A line of text, not looked at yet.
   *
   * @param content without the line break
   */
  record Text(long line, byte[] content) implements Item {
    @Override
    public int size() {
      return content.length;
    }
  }

  /**
   * A line that is too long to be read.
   *
   * @param most bytes that a line may have
   */
  record TooLong(long line, int most) implements Item {
    @Override
    public int size() {
      return 0;
    }
  }

  /**
   * A request made of a row, or of a whole workbook.
   *
   * @param faults cells that could not be read; with any, it is not judged
   * @param placed says of a fault in the request in which cell it is
   */
  record Read(long line, ObjectNode request, List<Fault> faults, UnaryOperator<Fault> placed)
      implements Item {
    /** A row of a table makes about so much JSON. */
    private static final int ROW = 4_096;

    public Read {
      faults = List.copyOf(faults);
    }

    @Override
    public int size() {
      return ROW;
    }
  }
}
