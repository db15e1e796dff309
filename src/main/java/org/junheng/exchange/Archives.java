package org.junheng.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Zip archives, opened by the same library that the reader of workbooks uses. */
final class Archives {
  private static final int CHUNK = 64 * 1024;

  /** What holds rows of cells packs to a tenth; a part packed beyond this holds one thing only. */
  private static final long HIGHEST_RATIO = 300;

  private static final long SMALL = 20L * 1024 * 1024;

  private Archives() {}

  static ZipFile open(byte[] content) throws Unreadable {
    try {
      return ZipFile.builder()
          .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
          .get();
    } catch (IOException | IllegalArgumentException e) {
      throw new Unreadable("import.damaged", "ZIP");
    }
  }

  /**
   * Unpacks every part without keeping it, whatever sizes the archive claims.
   *
   * @throws Unreadable where it is more than may be, a part is encrypted, or cannot be unpacked
   */
  static void measure(ZipFile zip, List<ZipArchiveEntry> entries, Limits limits) throws Unreadable {
    long total = 0;
    byte[] chunk = new byte[CHUNK];
    for (ZipArchiveEntry entry : entries) {
      if (entry.getGeneralPurposeBit().usesEncryption()) {
        throw new Unreadable("import.encrypted");
      }
      long size = 0;
      long packed = Math.max(1, entry.getCompressedSize());
      try (InputStream in = zip.getInputStream(entry)) {
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
          size += read;
          total += read;
          if (total > limits.unpacked() || (size > SMALL && size / packed > HIGHEST_RATIO)) {
            throw new Unreadable("import.bomb", entry.getName());
          }
        }
      } catch (IOException e) {
        throw new Unreadable("import.damaged", entry.getName());
      }
    }
  }
}
