package org.junheng.web.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junheng.app.RunningService;
import org.junheng.app.Staff;
import org.junheng.identity.Account;
import org.junheng.identity.Accounts;
import org.junheng.identity.Refusals;
import org.junheng.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Accounts, keys and health as pages, from the service without accounts on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdministrationPagesTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern SECRET = Pattern.compile("class=\"secret\">([^<]+)<");
  private static final String CLERK = "zhang.min";
  private static final String CLERK_PAGE = "/console/accounts/" + CLERK;

  private final RunningService service = RunningService.small();

  @AfterAll
  void stop() {
    service.close();
  }

  /** Sends a form that stands on one page to another address. */
  private static HttpResponse<String> form(
      org.junheng.app.Browser browser, String page, String to, String... fields) {
    Matcher token = TOKEN.matcher(browser.page(page).body());
    assertThat(token.find()).as("a form on %s", page).isTrue();
    List<String> all = new ArrayList<>(List.of(fields));
    all.addAll(List.of("_csrf", token.group(1)));
    return browser.formAsItIs(to, all.toArray(String[]::new));
  }

  private static String secret(HttpResponse<String> page) {
    Matcher secret = SECRET.matcher(page.body());
    assertThat(secret.find()).as(page.body()).isTrue();
    return secret.group(1);
  }

  private String version(String name) {
    return String.valueOf(account(name).version());
  }

  private Account account(String name) {
    return service.bean(Accounts.class).find(name).orElseThrow();
  }

  @Test
  @Order(1)
  void withoutAccountsThePagesSayHowToBegin() {
    org.junheng.app.Browser anybody = new org.junheng.app.Browser(service);

    HttpResponse<String> accounts = anybody.page("/console/accounts");
    assertThat(accounts.statusCode()).isEqualTo(403);
    assertThat(accounts.body())
        .contains("一次性口令", "password that was shown at the start", "href=\"/login\"")
        .doesNotContain("<script", "style=");
    assertThat(anybody.page("/console/keys").body()).contains("一次性口令", "href=\"/login\"");
    assertThat(anybody.page("/login").body()).contains("还没有账户", "administrator");
    assertThat(anybody.page("/console").body())
        .contains("href=\"/login\"")
        .doesNotContain("href=\"/console/accounts\"", "/logout");
    assertThat(service.get("/console/accounts").headers().firstValue("Content-Type"))
        .as("programs get a problem")
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
  }

  @Test
  @Order(2)
  void theAdministratorMakesAPersonWhosePasswordIsShownOnce() {
    org.junheng.app.Browser admin = Staff.first(service).administrator();
    HttpResponse<String> home = admin.page("/");
    assertThat(home.uri().getPath()).isEqualTo("/console/accounts");
    assertThat(home.body())
        .contains("href=\"/console/health\"", "action=\"/logout\"", "href=\"/account\"")
        .doesNotContain("href=\"/console/schools\"", "href=\"/console/audit\"");

    HttpResponse<String> made =
        admin.form(
            "/console/accounts",
            "name",
            CLERK,
            "kind",
            "PERSON",
            "title",
            "任城区教体局 <b>张敏</b>",
            "roles",
            "SUBMITTER",
            "districts",
            "370811，370812",
            "reason",
            "新来的");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
    String password = secret(made);
    assertThat(account(CLERK).districts()).containsExactlyInAnyOrder("370811", "370812");
    HttpResponse<String> again = admin.page(CLERK_PAGE);
    assertThat(again.body()).contains("还没改一次性口令", "&lt;b&gt;").doesNotContain(password);

    org.junheng.app.Browser clerk = new org.junheng.app.Browser(service);
    assertThat(clerk.signIn(CLERK, password).uri().getPath()).isEqualTo("/account");
    assertThat(clerk.page("/console").uri().getPath()).isEqualTo("/account");
    assertThat(clerk.changePassword(password, Staff.PASSWORD).statusCode()).isEqualTo(200);
    assertThat(clerk.page("/console").body())
        .contains("href=\"/console/keys\"")
        .doesNotContain("href=\"/console/accounts\"", "href=\"/console/health\"");
    HttpResponse<String> refused = clerk.page("/console/accounts");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("SUBMITTER", "href=\"/\"");
  }

  @Test
  @Order(3)
  void whatIsWrongInTheFormIsSaidAndNothingTypedIsLost() {
    org.junheng.app.Browser admin = Staff.of(service).administrator();

    HttpResponse<String> taken =
        admin.form(
            "/console/accounts",
            "name",
            "Zhang.Min",
            "kind",
            "PERSON",
            "title",
            "另一个张敏",
            "roles",
            "EDITOR",
            "reason",
            "新来的");
    assertThat(taken.statusCode()).isEqualTo(409);
    assertThat(taken.body()).contains("已经有账户", "value=\"另一个张敏\"");
    assertThat(taken.body()).containsPattern("value=\"EDITOR\" checked");
    HttpResponse<String> nobody =
        admin.form("/console/accounts", "name", "x", "kind", "PERSON", "roles", "KING");
    assertThat(nobody.statusCode()).isEqualTo(422);
    assertThat(service.bean(Accounts.class).find("x")).isEmpty();
    assertThat(admin.page("/console/accounts/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(4)
  void rolesChangeAtOnceAndNotOverWhatSomebodyElseChanged() {
    org.junheng.app.Browser admin = Staff.of(service).administrator();
    String seen = version(CLERK);

    HttpResponse<String> saved =
        admin.form(
            CLERK_PAGE,
            "version",
            seen,
            "title",
            "张敏",
            "roles",
            "SUBMITTER",
            "roles",
            "AUDITOR",
            "reason",
            "兼职");
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    assertThat(saved.uri().toString()).endsWith(CLERK_PAGE + "?saved");
    assertThat(account(CLERK).roles()).containsExactlyInAnyOrder(Role.SUBMITTER, Role.AUDITOR);
    assertThat(account(CLERK).districts()).isNull();
    HttpResponse<String> stale =
        admin.form(CLERK_PAGE, "version", seen, "title", "旧的", "reason", "没看到");
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(stale.body()).contains("被改过了", "value=\"旧的\"");
    assertThat(account(CLERK).roles()).hasSize(2);
  }

  @Test
  @Order(5)
  void theLastAdministratorStays() {
    org.junheng.app.Browser admin = Staff.of(service).administrator();
    String page = "/console/accounts/" + Staff.ADMINISTRATOR;
    String seen = version(Staff.ADMINISTRATOR);

    HttpResponse<String> less =
        admin.form(page, "version", seen, "title", "管理员", "roles", "AUDITOR", "reason", "试试");
    assertThat(less.statusCode()).isEqualTo(409);
    assertThat(less.body()).contains("最后一个管理员");
    HttpResponse<String> disabled =
        admin.form(
            page,
            "version",
            seen,
            "title",
            "管理员",
            "roles",
            "ADMINISTRATOR",
            "disabled",
            "on",
            "reason",
            "试试");
    assertThat(disabled.statusCode()).isEqualTo(409);
    assertThat(account(Staff.ADMINISTRATOR).roles()).containsExactly(Role.ADMINISTRATOR);
    assertThat(account(Staff.ADMINISTRATOR).disabled()).isFalse();
  }

  @Test
  @Order(6)
  void keysAreMadeShownOnceAndRevoked() {
    org.junheng.app.Browser clerk = new org.junheng.app.Browser(service);
    clerk.signIn(CLERK, Staff.PASSWORD);

    HttpResponse<String> made =
        clerk.form("/console/keys", "account", CLERK, "note", "每日报送", "roles", "SUBMITTER");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    String key = secret(made);
    assertThat(
            json(service.get("/v1/me", "Authorization", "Bearer " + key)).path("person").asString())
        .isEqualTo(CLERK);
    assertThat(clerk.page("/console/keys").body()).contains("每日报送").doesNotContain(key);
    HttpResponse<String> more =
        clerk.form("/console/keys", "account", CLERK, "note", "更多", "roles", "ADMINISTRATOR");
    assertThat(more.statusCode()).isEqualTo(422);
    assertThat(more.body()).contains("超出了账户", "value=\"更多\"");
    HttpResponse<String> others =
        clerk.form(
            "/console/keys",
            "account",
            Staff.ADMINISTRATOR,
            "note",
            "冒充",
            "roles",
            "ADMINISTRATOR");
    assertThat(others.statusCode()).isEqualTo(403);

    String id = key.split("_")[1];
    HttpResponse<String> revoked =
        form(clerk, "/console/keys", "/console/keys/" + id + "/revoke", "reason", "不用了");
    assertThat(revoked.body()).contains("钥匙已收回");
    assertThat(service.get("/v1/me", "Authorization", "Bearer " + key).statusCode()).isEqualTo(401);
    assertThat(
            form(clerk, "/console/keys", "/console/keys/" + id + "/revoke", "reason", "再一次")
                .statusCode())
        .isEqualTo(409);
  }

  @Test
  @Order(7)
  void theAdministratorMakesKeysOfSystemsAndOfNoOtherPerson() throws Exception {
    Staff staff = Staff.of(service);
    staff.system("学籍系统", Set.of(Role.SUBMITTER), null);
    org.junheng.app.Browser admin = staff.administrator();

    assertThat(admin.page("/console/keys").body())
        .contains("<option value=\"学籍系统\"")
        .doesNotContain("<option value=\"" + CLERK + "\"");
    HttpResponse<String> made =
        admin.form(
            "/console/keys",
            "account",
            "学籍系统",
            "note",
            "接口",
            "roles",
            "SUBMITTER",
            "expires",
            "2099-12-31");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    assertThat(made.body()).contains("2100-01-01");
    HttpResponse<String> past =
        admin.form(
            "/console/keys",
            "account",
            "学籍系统",
            "note",
            "过去",
            "roles",
            "SUBMITTER",
            "expires",
            "2001-01-01");
    assertThat(past.statusCode()).isEqualTo(422);
  }

  @Test
  @Order(8)
  void aPasswordIsResetAndWhoIsDisabledIsOut() {
    org.junheng.app.Browser admin = Staff.of(service).administrator();
    org.junheng.app.Browser clerk = new org.junheng.app.Browser(service);
    clerk.signIn(CLERK, Staff.PASSWORD);

    String password = secret(form(admin, CLERK_PAGE, CLERK_PAGE + "/password", "reason", "忘了"));
    assertThat(clerk.page("/console").uri().getPath()).isEqualTo("/login");
    assertThat(new org.junheng.app.Browser(service).signIn(CLERK, Staff.PASSWORD).statusCode())
        .isEqualTo(401);
    HttpResponse<String> disabled =
        admin.form(
            CLERK_PAGE,
            "version",
            version(CLERK),
            "title",
            "张敏",
            "roles",
            "SUBMITTER",
            "disabled",
            "on",
            "reason",
            "调走了");
    assertThat(disabled.body()).contains("已停用");
    assertThat(new org.junheng.app.Browser(service).signIn(CLERK, password).statusCode())
        .isEqualTo(401);
  }

  @Test
  @Order(9)
  void healthTellsOfRulesLogAccountsAndJobs() {
    org.junheng.app.Browser admin = Staff.of(service).administrator();

    service.get("/v1/packs", "Authorization", "Bearer jh_x_y");
    service.bean(Refusals.class).fold();

    String page = admin.page("/console/health").body();
    assertThat(page)
        .contains("正在按这套规则判定", "可以写入", "SQLite", "与现行规则一致")
        .contains("不认识的钥匙", "角色不够")
        .contains("key-unknown", "GET /v1/packs", "not-allowed", "GET /console/accounts")
        .doesNotContain("??", Staff.PASSWORD, "argon2");
    assertThat(admin.page("/console/jobs").body()).doesNotContain("type=\"file\"");
  }

  @Test
  @Order(10)
  void theyAreInOrderOnAScreenAndOnATelephone() {
    try (Browser browser = Browser.of(service)) {
      for (int width : new int[] {1366, 390}) {
        try (Browser.Look look = browser.look(width)) {
          look.open("/login");
          look.turn(true).isInOrder("login");
          look.turn(false).isInOrder("login");
          look.page().fill("#username", Staff.ADMINISTRATOR);
          look.page().fill("#password", Staff.PASSWORD);
          look.page().click("button.main");
          look.settled();
          for (String page : List.of("accounts", "accounts/" + CLERK, "keys", "health")) {
            String name = "administration-" + page.replace('/', '-');
            look.open("/console/" + page).isInOrder(name);
            look.turn(true).isInOrder(name);
            look.turn(false);
          }
          look.open("/account").isInOrder("account");
          look.turn(true).isInOrder("account");
          look.turn(false);
          look.page().navigate(service.uri("/console/schools").toString());
          assertThat(look.text()).contains("这一页不能看");
          look.troubles();
          look.picture("refused");
          look.open("/console/accounts?lang=en");
          assertThat(look.text()).contains("New account");
          look.open("/console/keys");
          assertThat(look.text()).contains("New key").doesNotContain("新建");
          look.open("/console/health");
          assertThat(look.text()).contains("can be written", "unknown key");
          if (width < 500) {
            look.page().click("button.menu");
          }
          look.page().click("form.leave button");
          assertThat(look.page().url()).endsWith("/login?out");
        }
      }
    }
  }
}
