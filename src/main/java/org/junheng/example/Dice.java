package org.junheng.example;

/**
 * Seeded chance. The generator is SplitMix64, written out here because the bounded draws of the
 * library may change between JDKs, and the examples must be the same bytes everywhere.
 */
final class Dice {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;

  Dice(long seed) {
    state = seed;
  }

  /** Dice of one school, independent of those of every other school of the same seed. */
  static Dice ofSchool(long seed, int index) {
    return new Dice(mix(seed) + mix(index + 1L));
  }

  /** Dice of one subject, so that a change to one leaves the figures of the others as they are. */
  Dice split() {
    return new Dice(next());
  }

  /** A whole number from least to greatest, both included. */
  int between(int least, int greatest) {
    long width = (long) greatest - least + 1;
    return least + (int) (((next() >>> 32) * width) >>> 32);
  }

  int within(Range range) {
    return between(range.least(), range.greatest());
  }

  boolean chance(int percent) {
    return between(1, 100) <= percent;
  }

  /** A part of the whole that lies between the two shares, in thousandths, rounded down. */
  int part(int whole, int leastPerMille, int greatestPerMille) {
    return (int) ((long) whole * between(leastPerMille, greatestPerMille) / 1000);
  }

  /** All of the whole, or with the given chance a little less (nothing less of nothing). */
  int all(int whole, int shortPercent) {
    return chance(shortPercent) ? whole - Math.min(whole, 1 + part(whole, 0, 120)) : whole;
  }

  /**
   * What there is where so much is needed: enough, up to the most, or with the given chance less.
   */
  long supply(long needed, int shortPercent, int mostPercent) {
    return needed * (chance(shortPercent) ? between(68, 98) : between(100, mostPercent)) / 100;
  }

  private long next() {
    state += STEP;
    return mix(state);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
