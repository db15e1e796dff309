package org.junheng.identity;

import java.io.Serializable;

/**
 * That somebody signed in, as a session remembers it: a name and a number, no rights, so that these
 * are always those of now.
 *
 * @param sessions the account's number at that time; {@link #FIRST} for who came with the password
 *     that the service printed
 */
public record SignedIn(String account, int sessions) implements Serializable {
  static final int FIRST = -1;
}
