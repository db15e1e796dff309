package org.junheng.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junheng.message.Message;

/** Says why a file cannot be read or written, as far as the disk tells. */
final class FileTrouble {
  private FileTrouble() {}

  static Message reading(Path file) {
    if (Files.isDirectory(file)) {
      return Message.of("command.is-folder", file);
    }
    if (!Files.exists(file)) {
      return Message.of("command.no-file", file);
    }
    return Message.of("command.not-read", file);
  }

  static Message writing(Path file) {
    return Files.isDirectory(file)
        ? Message.of("command.is-folder", file)
        : Message.of("command.not-written", file);
  }
}
