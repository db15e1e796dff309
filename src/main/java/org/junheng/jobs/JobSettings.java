package org.junheng.jobs;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How jobs are kept and run.
 *
 * @param folder holds a folder for each
 * @param atOnce how many are worked on at a time
 * @param waiting how many may wait
 * @param largest bytes that a file may have
 * @param longestLine bytes that one of its lines may have
 * @param keep how long one is kept when it is finished
 */
public record JobSettings(
    Path folder, int atOnce, int waiting, long largest, int longestLine, Duration keep) {
  public JobSettings {
    if (atOnce < 1 || waiting < 1 || largest < 1 || longestLine < 1 || keep.isNegative()) {
      throw new IllegalArgumentException("jobs cannot be kept and run so: " + atOnce + " at once");
    }
  }
}
