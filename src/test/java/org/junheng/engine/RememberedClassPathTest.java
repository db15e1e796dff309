package org.junheng.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The class path is searched once for each name. */
class RememberedClassPathTest {
  private final List<String> asked = new ArrayList<>();
  private final ClassLoader program =
      new ClassLoader(RememberedClassPathTest.class.getClassLoader()) {
        @Override
        public @Nullable URL getResource(String name) {
          asked.add(name);
          return super.getResource(name);
        }
      };
  private final RememberedClassPath remembered = new RememberedClassPath(program);

  @Test
  void whatIsThereIsFoundAndWhatIsNotIsNotHoweverOften() throws Exception {
    String there = "org/junheng/engine/CompiledPack.class";
    String not = "plan2024/LambdaPredicate.class";
    for (int i = 0; i < 3; i++) {
      try (InputStream read = remembered.getResourceAsStream(there)) {
        assertThat(read).isNotNull();
        assertThat(read.readAllBytes()).startsWith(0xCA, 0xFE, 0xBA, 0xBE);
      }
      assertThat(remembered.getResource(not)).isNull();
    }
    assertThat(asked).containsExactly(there, not);
  }

  @Test
  void classesAreThoseOfTheProgram() throws Exception {
    assertThat(remembered.loadClass(CompiledPack.class.getName())).isSameAs(CompiledPack.class);
  }

  @Test
  void namesThatAreNeverAskedForAgainDoNotPileUp() {
    for (int i = 0; i < 50_000; i++) {
      assertThat(remembered.getResource("none/" + i)).isNull();
    }
    remembered.getResource("none/0");
    assertThat(asked).as("forgotten in between").hasSize(50_001);
  }
}
