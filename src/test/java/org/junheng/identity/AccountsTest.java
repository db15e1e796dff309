package org.junheng.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junheng.audit.AuditLog;
import org.junheng.audit.LogSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/** Accounts and keys in a real log. */
class AccountsTest {
  private static final String OWN = "correct horse battery";
  private static final Actor ADMIN = new Actor("甲", null, Set.of(Role.ADMINISTRATOR), null);

  @TempDir Path folder;

  private AuditLog log;
  private Accounts accounts;
  private SignIn signIn;
  private Administration administration;

  @BeforeEach
  void open() throws Exception {
    log = AuditLog.open(LogSettings.sqlite(folder), Clock.systemUTC());
    accounts = Accounts.open(log, Clock.systemUTC(), true);
    signIn = new SignIn(accounts);
    administration = new Administration(accounts);
  }

  @AfterEach
  void close() {
    accounts.close();
    log.close();
  }

  private Administration.Created person(String name, Role... roles) throws Exception {
    return administration.create(name, Account.Kind.PERSON, wish(roles), ADMIN, "x");
  }

  private static Administration.Wish wish(Role... roles) {
    return new Administration.Wish("x", Set.of(roles), null, null, false);
  }

  @Test
  void keysOfOnePersonAreThatPerson() throws Exception {
    person("乙", Role.EDITOR, Role.APPROVER);
    Actor self = accounts.find("乙").orElseThrow().actor();
    String one = administration.makeKey("乙", "x", Set.of(Role.EDITOR), null, null, self).secret();
    String two = administration.makeKey("乙", "y", Set.of(Role.APPROVER), null, null, self).secret();

    Actor author = ((SignIn.KeyOutcome.Known) signIn.key(one)).actor();
    Actor approver = ((SignIn.KeyOutcome.Known) signIn.key(two)).actor();
    assertThat(author.isSamePerson(approver)).isTrue();
    assertThat(author.key()).isNotEqualTo(approver.key());
    assertThat(author.roles()).containsExactly(Role.EDITOR);
  }

  @Test
  void aKeyNeverHasMoreThanItsAccountHasNow() throws Exception {
    person("乙", Role.EDITOR, Role.APPROVER);
    Account account = accounts.find("乙").orElseThrow();
    String key =
        administration
            .makeKey("乙", "x", Set.of(Role.EDITOR, Role.APPROVER), null, null, account.actor())
            .secret();
    person("丙", Role.ADMINISTRATOR);
    administration.change(
        "乙",
        account.version(),
        new Administration.Wish("x", Set.of(Role.EDITOR), Set.of("370811"), null, false),
        ADMIN,
        "x");

    Actor actor = ((SignIn.KeyOutcome.Known) signIn.key(key)).actor();
    assertThat(actor.roles()).containsExactly(Role.EDITOR);
    assertThat(actor.districts()).containsExactly("370811");
  }

  @Test
  void ofTwoAdministratorsWhoTakeEachOtherAwayAtOnceOneStays() throws Exception {
    person("甲", Role.ADMINISTRATOR);
    person("乙", Role.ADMINISTRATOR);
    try (AuditLog elsewhere = AuditLog.open(LogSettings.sqlite(folder), Clock.systemUTC());
        Accounts there = Accounts.open(elsewhere, Clock.systemUTC(), false)) {
      long first = accounts.find("甲").orElseThrow().version();
      long second = accounts.find("乙").orElseThrow().version();
      ExecutorService both = Executors.newFixedThreadPool(2);
      try {
        List<Callable<Object>> wishes =
            List.of(
                () -> administration.change("甲", first, wish(Role.AUDITOR), ADMIN, "x"),
                () ->
                    new Administration(there).change("乙", second, wish(Role.AUDITOR), ADMIN, "x"));
        int refused = 0;
        for (Future<Object> each : both.invokeAll(wishes)) {
          try {
            each.get();
          } catch (java.util.concurrent.ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(IdentityRefused.class);
            refused++;
          }
        }
        assertThat(refused).isEqualTo(1);
      } finally {
        both.shutdownNow();
      }
    }
    accounts.refresh();
    assertThat(accounts.hasAdministrator()).isTrue();
  }

  @Test
  void whoChangesWhatSomebodyElseChangedMeanwhileIsTold() throws Exception {
    person("甲", Role.ADMINISTRATOR);
    person("乙", Role.EDITOR);
    long seen = accounts.find("乙").orElseThrow().version();
    administration.change("乙", seen, wish(Role.AUDITOR), ADMIN, "x");

    assertThatThrownBy(() -> administration.change("乙", seen, wish(Role.EDITOR), ADMIN, "x"))
        .isInstanceOfSatisfying(
            IdentityRefused.class,
            e -> assertThat(e.why()).isEqualTo(IdentityRefused.Cause.CHANGED));
  }

  @Test
  void anOldHashIsReplacedWhenItsPasswordIsAtHand() throws Exception {
    Administration past =
        new Administration(
            accounts,
            new Passwords(
                new DelegatingPasswordEncoder(
                    "old@1",
                    Map.of("old@1", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()))));
    String password =
        past.create("乙", Account.Kind.PERSON, wish(Role.EDITOR), ADMIN, "x").password();
    SignIn today =
        new SignIn(
            accounts,
            new Passwords(
                new DelegatingPasswordEncoder(
                    "argon2@1",
                    Map.of(
                        "old@1",
                        Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
                        "argon2@1",
                        Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()))));
    assertThat(accounts.find("乙").orElseThrow().passwordHash()).startsWith("{old@1}");

    assertThat(today.password("乙", password, "a")).isInstanceOf(SignIn.Outcome.Welcome.class);
    assertThat(accounts.find("乙").orElseThrow().passwordHash()).startsWith("{argon2@1}");
    assertThat(today.password("乙", password, "a")).isInstanceOf(SignIn.Outcome.Welcome.class);
  }

  @Test
  void somebodyWhoGuessesFromOneAddressDoesNotShutOutAnother() throws Exception {
    String password = person("乙", Role.EDITOR).password();
    SignIn.Outcome outcome = signIn.password("乙", "wrong", "a");
    for (int i = 0; i < 10 && outcome instanceof SignIn.Outcome.Wrong; i++) {
      outcome = signIn.password("乙", "wrong", "a");
    }
    assertThat(outcome).isInstanceOf(SignIn.Outcome.TooOften.class);

    assertThat(signIn.password("乙", password, "b")).isInstanceOf(SignIn.Outcome.Welcome.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "anonymous", "Anonymous", "-x", "(local)", "a b", "a/b", "a\n"})
  void nobodyIsCalledSo(String name) {
    assertThatThrownBy(() -> person(name, Role.EDITOR)).isInstanceOf(IdentityRefused.class);
  }

  @Test
  void namesThatLookAlikeAreOne() throws Exception {
    person("li.ming", Role.EDITOR);

    assertThatThrownBy(() -> person("Li.Ming", Role.EDITOR)).isInstanceOf(IdentityRefused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "aaaaaaaaaaaaaaaa", "my 乙 is in here", "abcabcabcabc"})
  void aPasswordThatIsEasyToGuessIsRefused(String password) {
    assertThatThrownBy(() -> Passwords.check(password, "乙")).isInstanceOf(IdentityRefused.class);
  }

  @Test
  void whoeverIsNoAdministratorChangesNothing() {
    Actor editor = new Actor("乙", null, Set.of(Role.EDITOR, Role.APPROVER), null);

    assertThatThrownBy(() -> administration.create("丙", Account.Kind.PERSON, wish(), editor, "x"))
        .isInstanceOf(IdentityRefused.class);
    assertThatThrownBy(() -> administration.resetPassword("乙", editor, "x"))
        .isInstanceOf(IdentityRefused.class);
    assertThat(accounts.areNone()).isTrue();
  }

  @Test
  void theThrottleGivesAgainWhatTimeHasEarned() {
    Throttle throttle = new Throttle(2, Duration.ofDays(1));

    assertThat(throttle.take("a")).isZero();
    assertThat(throttle.take("a")).isZero();
    assertThat(throttle.take("a")).isGreaterThan(Duration.ofHours(1));
    assertThat(throttle.take("b")).isZero();
    throttle.giveBack("a");
    assertThat(throttle.take("a")).isZero();
  }
}
