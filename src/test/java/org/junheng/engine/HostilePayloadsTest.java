package org.junheng.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.junheng.rules.Require;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message.Level;
import org.kie.api.builder.ReleaseId;
import org.kie.api.definition.type.FactType;
import org.kie.api.runtime.KieSession;

/**
 * That the hostile files are hostile: Drools by itself compiles them, and what they hold runs. Were
 * they harmless, that our check refuses them would show nothing.
 */
class HostilePayloadsTest {
  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final String MARK = "junheng.hostile";

  @AfterEach
  void forget() {
    System.clearProperty(MARK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"property", "property-behind", "block", "comment-trick"})
  void droolsByItselfRunsWhatIsInIt(String name) throws Exception {
    KieServices services = KieServices.Factory.get();
    ReleaseId release = services.newReleaseId("org.junheng.test", "hostile-" + name, "1");
    KieFileSystem files = services.newKieFileSystem();
    files.generateAndWritePomXML(release);
    files.write("src/main/resources/facts/facts.drl", facts());
    files.write(
        "src/main/resources/plan/rules.drl",
        // In which form Drools wants its days depends on what has run before.
        Files.readString(CORPUS.resolve("hostile").resolve(name + ".drl"))
            .replace("date-effective \"2024-04-18\"", ""));
    KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    assertThat(builder.getResults().getMessages(Level.ERROR)).isEmpty();
    KieSession session = services.newKieContainer(release).getKieBase().newKieSession();
    try {
      session.setGlobal("require", new Require(new NoSink()));
      FactType type = session.getKieBase().getFactType("facts", "School");
      Object school = type.newInstance();
      type.set(school, "kind", "primary");
      session.insert(school);
      session.fireAllRules(10);
    } finally {
      session.dispose();
      services.getRepository().removeKieModule(release);
    }

    assertThat(System.getProperty(MARK)).isEqualTo("ran");
  }

  /** The declarations without their annotations, which mean nothing to Drools. */
  private static String facts() throws IOException {
    List<String> lines = Files.readAllLines(CORPUS.resolve("sound/facts/things.drl"));
    return String.join(
        "\n", lines.stream().map(line -> line.replaceAll("@\\w+\\(\"[^\"]*\"\\)", "")).toList());
  }

  private static final class NoSink implements Require.Sink {
    @Override
    public void judged(Object subject, org.junheng.rules.Judgment judgment) {
      // nobody listens
    }

    @Override
    public Boolean attested(Object subject) {
      return true;
    }
  }
}
