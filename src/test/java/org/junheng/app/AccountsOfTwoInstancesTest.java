package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junheng.audit.LogSettings;
import org.junheng.audit.Logs;
import org.junheng.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two services on one PostgreSQL know the same people and keys. */
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AccountsOfTwoInstancesTest {
  @TempDir Path folder;

  private RunningService instance(String name, LogSettings.Database.Postgres database) {
    return RunningService.small(
        List.of(
                RunningService.DATA + folder.resolve(name),
                "--junheng.data.database.url=" + database.url(),
                "--junheng.data.database.user=" + database.user(),
                "--junheng.data.database.password=" + database.password())
            .toArray(String[]::new));
  }

  @Test
  void whatOneSettlesTheOtherFollows() throws Exception {
    LogSettings.Database.Postgres database =
        (LogSettings.Database.Postgres) Logs.fresh(Logs.Kind.POSTGRES, folder).database();
    try (RunningService one = instance("one", database);
        RunningService other = instance("other", database)) {
      assertThat(other.get("/v1/packs").statusCode()).isEqualTo(200);
      Staff staff = Staff.first(one);
      until(other, "/v1/packs", null, 401);

      staff.system("学籍系统", Set.of(Role.AUDITOR), null);
      String key = staff.key("学籍系统", Set.of(Role.AUDITOR), null, null);
      until(other, "/v1/packs", key, 200);

      // A change is made on what all have changed: the other instance can take it back at once.
      assertThat(
              Staff.of(other)
                  .administrator()
                  .json("POST", "/v1/keys/" + Staff.idOf(key) + "/revoke", "{'reason':'x'}")
                  .statusCode())
          .isEqualTo(200);
      until(one, "/v1/packs", key, 401);
    }
  }

  /** The test's own time limit says when it has waited for too long. */
  private static void until(
      RunningService service,
      String path,
      @org.jspecify.annotations.Nullable String key,
      int status)
      throws InterruptedException {
    String[] headers = key == null ? new String[0] : new String[] {"Authorization", key};
    while (service.get(path, headers).statusCode() != status) {
      Thread.sleep(100);
    }
  }
}
