package org.junheng.decision;

import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes documents as JSON: members in the order of their records, decimals plain (1000, not 1E+3),
 * days and times as ISO texts in the zone they have.
 */
public final class DocumentJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DateTimeFeature.WRITE_DATES_WITH_CONTEXT_TIME_ZONE)
          .build();

  private DocumentJson() {}

  /** What does the writing, for those who need to hand it on. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** Writes for people: indented, with a line break at the end. The stream stays open. */
  public static void writeReadable(Object document, OutputStream out) throws IOException {
    MAPPER
        .writerWithDefaultPrettyPrinter()
        .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .writeValue(out, document);
    out.write('\n');
    out.flush();
  }
}
