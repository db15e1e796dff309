package org.junheng.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.identity.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** To whom something is open. */
sealed interface Permit {
  /** To everybody, also who says nothing. */
  record Everybody() implements Permit {}

  /** To whoever is known. */
  record Known() implements Permit {}

  /** To whoever has one of the roles. */
  record Roles(Set<Role> roles) implements Permit {
    public Roles {
      roles = Set.copyOf(roles);
    }
  }

  /** To nobody: somebody forgot to say to whom. */
  record Nobody() implements Permit {}

  /** What the annotations of a method say, or else those of its class. */
  static Permit of(HandlerMethod method) {
    Permit own = of(method.getMethod());
    if (own != null) {
      return own;
    }
    Permit whole = of(method.getBeanType());
    if (whole != null) {
      return whole;
    }
    // The description of the API, and the answer to OPTIONS, are made by libraries.
    String maker = method.getBeanType().getPackageName();
    return maker.startsWith("org.springdoc.") || maker.startsWith("org.springframework.web.")
        ? new Roles(EnumSet.allOf(Role.class))
        : new Nobody();
  }

  private static @Nullable Permit of(java.lang.reflect.AnnotatedElement element) {
    if (AnnotatedElementUtils.hasAnnotation(element, AllowedToAll.class)) {
      return new Everybody();
    }
    if (AnnotatedElementUtils.hasAnnotation(element, AllowedToSignedIn.class)) {
      return new Known();
    }
    Allowed allowed = AnnotatedElementUtils.findMergedAnnotation(element, Allowed.class);
    return allowed == null ? null : new Roles(EnumSet.copyOf(Arrays.asList(allowed.value())));
  }
}
