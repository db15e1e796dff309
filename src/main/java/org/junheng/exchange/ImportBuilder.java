package org.junheng.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Gathers what is read, cell by cell. */
final class ImportBuilder {
  static final String FACTS = "/facts";

  private final ObjectNode request = JsonNodeFactory.instance.objectNode();
  private final ObjectNode facts = request.putObject("facts");
  private final Places places = new Places();
  private final List<CellFault> faults = new ArrayList<>();
  private final List<Message> notes = new ArrayList<>();
  private final List<Unmapped> unmapped = new ArrayList<>();

  ObjectNode request() {
    return request;
  }

  ObjectNode facts() {
    return facts;
  }

  List<Message> notes() {
    return notes;
  }

  void place(String pointer, CellPlace place) {
    places.put(pointer, place);
  }

  void fault(@Nullable CellPlace place, String pointer, Message message) {
    faults.add(new CellFault(place, pointer, message));
  }

  List<CellFault> faults() {
    return faults;
  }

  void note(Message message) {
    notes.add(message);
  }

  void unmapped(CellPlace place, String header, int filled) {
    unmapped.add(new Unmapped(place, header, filled));
  }

  /** Sets a value, or tells why there is none. */
  void set(
      ObjectNode holder, String member, String pointer, CellPlace place, CellReader.Result read) {
    place(pointer, place);
    if (read instanceof CellReader.Result.Wrong wrong) {
      fault(place, pointer, wrong.why());
    } else if (read instanceof CellReader.Result.Value value) {
      holder.set(member, value.json());
    }
  }

  Import build(String layout, List<Grid> grids) {
    List<String> order = grids.stream().map(Grid::name).toList();
    faults.sort(inOrder(order));
    return new Import(
        layout,
        request,
        places,
        List.copyOf(faults),
        List.copyOf(notes),
        List.copyOf(unmapped),
        List.copyOf(grids));
  }

  /** Of the file first, then by sheet, row and column. */
  static Comparator<CellFault> inOrder(List<String> sheets) {
    return Comparator.comparingInt(
            (CellFault fault) -> fault.cell().map(cell -> sheets.indexOf(cell.sheet())).orElse(-1))
        .thenComparingInt(fault -> fault.cell().map(CellPlace::row).orElse(0))
        .thenComparingInt(fault -> fault.cell().map(CellPlace::column).orElse(0));
  }
}
