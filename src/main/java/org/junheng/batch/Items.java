package org.junheng.batch;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Items, one after another. */
public interface Items extends AutoCloseable {
  /** The next one; nothing at the end. */
  Optional<Item> next() throws IOException;

  /** How many there are about, where that is known without reading them all. */
  default OptionalLong expected() {
    return OptionalLong.empty();
  }

  @Override
  void close() throws IOException;
}
