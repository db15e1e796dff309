package org.junheng.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junheng.decision.DecisionMaker;
import org.junheng.exchange.CellFault;
import org.junheng.exchange.DataFile;
import org.junheng.exchange.Import;
import org.junheng.exchange.ImportCheck;
import org.junheng.exchange.Importer;
import org.junheng.exchange.Limits;
import org.junheng.exchange.Unmapped;
import org.junheng.exchange.Unreadable;
import org.junheng.exchange.Workbooks;
import org.junheng.message.Message;
import tools.jackson.databind.node.ObjectNode;

/** Makes a request of a workbook or CSV file and tells what was found in it. */
record TableRequest(Path file, ImportOptions options, PrintWriter err) {
  /**
   * The request; nothing where mistakes stand in its way, which are told then.
   *
   * @throws IOException where a file cannot be read or written
   */
  Optional<ObjectNode> read(DecisionMaker maker) throws IOException {
    ImportCheck check;
    try {
      Import read =
          Importer.read(
              new DataFile(String.valueOf(file.getFileName()), Files.readAllBytes(file)),
              maker.ruleSet(),
              options.given(),
              Limits.DEFAULT);
      check = ImportCheck.of(read, maker);
    } catch (Unreadable e) {
      Bilingual.print(err, e.reason());
      return Optional.empty();
    }
    check.read().notes().forEach(note -> Bilingual.print(err, note));
    check.read().unmapped().forEach(this::unmapped);
    for (CellFault fault : check.faults()) {
      Bilingual.print(err, fault.placed());
    }
    if (!check.faults().isEmpty() && options.marked().isPresent()) {
      try (OutputStream out = Files.newOutputStream(options.marked().get())) {
        Workbooks.marked(check, maker.ruleSet(), out);
      }
    }
    Optional<ObjectNode> request = check.request(options.othersFirst());
    long waiting = check.schools().stream().filter(ImportCheck.School::waits).count();
    if (request.isPresent() && waiting > 0) {
      Bilingual.print(
          err, Message.of("command.waiting", waiting, check.schools().size() - waiting));
    }
    return request;
  }

  private void unmapped(Unmapped column) {
    if (column.filled() > 0) {
      Bilingual.print(
          err,
          Message.of(
              "command.unmapped",
              column.place().sheet(),
              column.place().address(),
              column.header().isEmpty() ? "—" : column.header(),
              column.filled()));
    }
  }
}
