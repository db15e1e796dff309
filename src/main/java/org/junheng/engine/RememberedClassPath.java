package org.junheng.engine;

import java.net.URL;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The program's own class path. It does not change while the program runs, so that what was looked
 * for once need not be again: for one pack the compiler asks for thousands of names, most of which
 * might be a package or a class and are not, and each is looked for in every jar.
 */
final class RememberedClassPath extends ClassLoader {
  private static final int MOST = 20_000;

  private final Map<String, URL> found = new ConcurrentHashMap<>();
  private final Set<String> absent = ConcurrentHashMap.newKeySet();

  static {
    registerAsParallelCapable();
  }

  RememberedClassPath(ClassLoader parent) {
    super(parent);
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL known = found.get(name);
    if (known != null || absent.contains(name)) {
      return known;
    }
    URL there = super.getResource(name);
    if (there != null) {
      found.put(name, there);
    } else {
      // Names of generated classes are never asked for again.
      if (absent.size() >= MOST) {
        absent.clear();
      }
      absent.add(name);
    }
    return there;
  }
}
