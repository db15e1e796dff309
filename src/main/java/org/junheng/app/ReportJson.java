package org.junheng.app;

import java.io.PrintWriter;
import org.junheng.decision.DocumentJson;
import tools.jackson.core.json.JsonWriteFeature;

/** Prints reports for programs, in characters that every console writes alike. */
final class ReportJson {
  private ReportJson() {}

  static void print(Object document, PrintWriter out) {
    out.println(
        DocumentJson.mapper()
            .writerWithDefaultPrettyPrinter()
            .with(JsonWriteFeature.ESCAPE_NON_ASCII)
            .writeValueAsString(document));
  }
}
