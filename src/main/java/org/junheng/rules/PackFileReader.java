package org.junheng.rules;

import java.util.List;
import java.util.Optional;
import org.junheng.message.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code pack.yaml}, refusing keys it does not know. */
final class PackFileReader {
  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final RuleFiles source;
  private final List<RuleProblem> problems;

  PackFileReader(RuleFiles source, List<RuleProblem> problems) {
    this.source = source;
    this.problems = problems;
  }

  Optional<PackFile> read(String folder) {
    String name = folder + "/pack.yaml";
    if (!source.files().containsKey(name)) {
      problems.add(new RuleProblem(name, 1, 1, Message.of("pack.missing", folder)));
      return Optional.empty();
    }
    Optional<String> text = source.text(name, problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      PackFile file = YAML.readValue(text.get(), PackFile.class);
      if (!file.id().equals(folder)) {
        problems.add(new RuleProblem(name, 1, 1, Message.of("pack.id", file.id(), folder)));
      }
      return Optional.of(file);
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      int line = location == null ? 1 : location.getLineNr();
      int column = location == null ? 1 : location.getColumnNr();
      problems.add(
          new RuleProblem(
              name,
              Math.max(1, line),
              Math.max(1, column),
              Message.of("pack.unreadable", e.getOriginalMessage())));
      return Optional.empty();
    }
  }
}
