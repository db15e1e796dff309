package org.junheng.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junheng.decision.DocumentJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Jobs as files: a folder each, with what was handed in, the result so far, and how it stands. A
 * folder without the latter is an upload that never came to its end.
 */
final class JobFolder {
  private static final Logger LOG = LoggerFactory.getLogger(JobFolder.class);
  private static final String STATE = "state.json";
  private static final String UPLOAD = "upload";
  private static final String RESULT = "result.ndjson";
  private static final int CHUNK = 64 * 1024;
  private static final long ROOM = 8L * 1024 * 1024;

  private final Path folder;

  JobFolder(Path folder) {
    this.folder = folder;
  }

  /** What was handed in. */
  record Received(long bytes, long lines) {}

  /** What is received cannot be kept. */
  static final class NotKept extends IOException {
    private static final long serialVersionUID = 1;

    NotKept(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** The file has more bytes than it may. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** All that are kept; what never came to its end is removed. */
  List<Job> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> folders;
    try (Stream<Path> found = Files.list(folder)) {
      folders = found.filter(Files::isDirectory).sorted().toList();
    }
    List<Job> jobs = new ArrayList<>();
    for (Path each : folders) {
      if (Files.exists(each.resolve(STATE))) {
        read(each).ifPresent(jobs::add);
      } else {
        remove(each);
      }
    }
    return jobs;
  }

  private static Optional<Job> read(Path jobFolder) throws IOException {
    try {
      return Optional.of(
          DocumentJson.mapper().readValue(Files.readAllBytes(jobFolder.resolve(STATE)), Job.class));
    } catch (JacksonException e) {
      // It stays for the operator to look at.
      LOG.warn("job {} cannot be read: {}", jobFolder.getFileName(), e.getOriginalMessage());
      return Optional.empty();
    }
  }

  Path upload(UUID id) {
    return folder(id).resolve(UPLOAD);
  }

  Path result(UUID id) {
    return folder(id).resolve(RESULT);
  }

  private Path folder(UUID id) {
    return folder.resolve(id.toString());
  }

  /** Keeps a file and counts its lines that are not blank. */
  Received receive(UUID id, InputStream in, long largest) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long bytes = 0;
    long lines = 0;
    boolean blank = true;
    try (OutputStream out = begun(id)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        bytes += read;
        if (bytes > largest) {
          throw new TooLarge();
        }
        for (int i = 0; i < read; i++) {
          if (chunk[i] == '\n') {
            blank = true;
          } else if (blank && chunk[i] != ' ' && chunk[i] != '\t' && chunk[i] != '\r') {
            blank = false;
            lines++;
          }
        }
        write(out, chunk, read);
      }
    } catch (IOException e) {
      remove(folder(id));
      throw e;
    }
    force(upload(id));
    return new Received(bytes, lines);
  }

  private OutputStream begun(UUID id) throws NotKept {
    try {
      Files.createDirectories(folder(id));
      return Files.newOutputStream(upload(id));
    } catch (IOException e) {
      throw new NotKept(e);
    }
  }

  private static void write(OutputStream out, byte[] chunk, int length) throws NotKept {
    try {
      out.write(chunk, 0, length);
    } catch (IOException e) {
      throw new NotKept(e);
    }
  }

  private static void force(Path file) throws NotKept {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      throw new NotKept(e);
    }
  }

  /** Writes down how a job stands: all of it, or nothing. */
  void write(Job job) throws IOException {
    Path next = folder(job.id()).resolve(STATE + ".next");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(DocumentJson.mapper().writeValueAsBytes(job));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        next,
        folder(job.id()).resolve(STATE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether there is room on the disk for what a job writes until it looks again. */
  boolean hasRoom() throws IOException {
    return Files.getFileStore(folder).getUsableSpace() >= ROOM;
  }

  void remove(UUID id) throws IOException {
    remove(folder(id));
  }

  /** The state goes first: what is left of a broken removal is no job any more. */
  private static void remove(Path jobFolder) throws IOException {
    if (!Files.isDirectory(jobFolder)) {
      return;
    }
    Files.deleteIfExists(jobFolder.resolve(STATE));
    try (Stream<Path> files = Files.list(jobFolder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(jobFolder);
  }
}
