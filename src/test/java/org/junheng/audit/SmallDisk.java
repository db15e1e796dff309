package org.junheng.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A small file system in memory, which fills up and can be made read-only. Mounting takes root. */
public final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Skips the test, and says so, where nothing may be mounted. */
  public static SmallDisk mount(Path folder, String size) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
        "a small disk can't be mounted here: it takes root");
    return new SmallDisk(folder);
  }

  public void readOnly(boolean on) throws IOException, InterruptedException {
    if (!run("mount", "-o", "remount," + (on ? "ro" : "rw"), folder.toString())) {
      throw new IOException("not mounted again: " + folder);
    }
  }

  public Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("umount", "-l", folder.toString());
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
