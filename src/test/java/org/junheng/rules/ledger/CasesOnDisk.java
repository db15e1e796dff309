package org.junheng.rules.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which shipped cases speak of which target, as the files have it. */
final class CasesOnDisk {
  private static final Path RULES = Path.of("rules");

  private CasesOnDisk() {}

  static Map<String, List<NamedCase>> of(String pack) throws IOException {
    Map<String, List<NamedCase>> cases = new TreeMap<>();
    Path folder = RULES.resolve(pack).resolve("cases");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path :
            paths.filter(each -> each.toString().endsWith(".yaml")).sorted().toList()) {
          read(path, cases);
        }
      }
    }
    return cases;
  }

  private static void read(Path path, Map<String, List<NamedCase>> cases) throws IOException {
    String file = RULES.relativize(path).toString().replace('\\', '/');
    for (JsonNode entry : new YAMLMapper().readTree(Files.readString(path))) {
      NamedCase named = new NamedCase(entry.path("case").asString(""), file, 1);
      entry
          .path("expect")
          .propertyNames()
          .forEach(target -> cases.computeIfAbsent(target, key -> new ArrayList<>()).add(named));
      entry
          .path("notInForce")
          .forEach(
              target ->
                  cases.computeIfAbsent(target.asString(), key -> new ArrayList<>()).add(named));
    }
  }
}
