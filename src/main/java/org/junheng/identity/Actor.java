package org.junheng.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who does something.
 *
 * @param person the account: the same for a person who signed in and for every key of theirs, so
 *     that nobody is two; {@link #ANONYMOUS} where nobody is known
 * @param key the id of the key that was shown; null where none was
 * @param roles what they may do
 * @param districts codes of the districts whose facts and decisions they may see; null for all
 */
public record Actor(
    String person, @Nullable String key, Set<Role> roles, @Nullable Set<String> districts) {
  public static final String ANONYMOUS = "anonymous";

  /** No name of an account: those hold no brackets. */
  private static final String LOCAL = "(local)";

  public Actor {
    roles = Set.copyOf(roles);
    districts = districts == null ? null : Set.copyOf(districts);
  }

  /** Somebody who did not say who they are. */
  public static Actor anonymous(Set<Role> roles) {
    return new Actor(ANONYMOUS, null, roles, null);
  }

  /** Whoever stands before the machine and works on its files. */
  static Actor local() {
    return new Actor(LOCAL, null, Set.of(), null);
  }

  public boolean isAnonymous() {
    return person.equals(ANONYMOUS);
  }

  /** Whether both are the same person; nobody known is not the same as anybody. */
  public boolean isSamePerson(Actor other) {
    return !isAnonymous() && person.equals(other.person);
  }

  /** Whether they may see what is of this district. */
  public boolean sees(String district) {
    return districts == null || districts.contains(district);
  }

  public boolean may(Role role) {
    return roles.contains(role);
  }
}
