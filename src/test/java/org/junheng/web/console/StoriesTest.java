package org.junheng.web.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junheng.app.RunningService;
import org.junheng.app.Staff;
import org.junheng.decision.CurrentRules;
import org.junheng.exchange.Workbooks;
import org.junheng.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clerks, policy staff and auditors do in the console, from the beginning to the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoriesTest {
  private static final String CLERK = "王填报";
  private static final String AUTHOR = "张起草";
  private static final String APPROVER = "李批准";
  private static final String AUDITOR = "赵审计";
  private static final String EVERYBODY = "周全能";
  private static final String SCHOOL = "3708990001";
  private static final String RULE = "/console/rules/plan2024/homework.grade3-5";
  private static final String TARGET = "/targets/homework.grade3-5?outcome=ALL";
  private static final String FILE = "plan2024/homework.drl";
  private static final String HOSTILE = "安居<script>window.hacked=1</script>\"'&小学";

  private static final String REQUEST =
      """
      {"pack": "plan2024", "facts": {
        "district": {"code": "370899", "name": "示例区", "year": 2025, "countDate": "2025-09-01"},
        "schools": [{"id": "3708990001", "name": "示例小学", "kind": "primary", "grades": [
          {"stage": "primary", "number": 4, "homeworkMinutes": 55}]}]}}
      """;

  /** Latin words that stand in Chinese pages on purpose. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "(?i)English|API|Junheng|Excel|Ctrl|Tab|xlsx|csv|zip|ndjson|jsonl|JSON|plan2024|DRL|script"
              + "|window\\.hacked|homework[.a-z0-9-]*|[a-z0-9-]+\\.(drl|yaml)|otherNumbers|checked"
              + "|rules|fetch|[0-9a-f]*[0-9][0-9a-f]*");

  private RunningService service;
  private Browser browser;
  private String draft = "";
  private String before = "";

  @BeforeAll
  void start() throws Exception {
    service = RunningService.started("--junheng.rules.folder=" + ConsoleRules.homework());
    browser = Browser.of(service);
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    Staff staff = Staff.first(service);
    staff.person(CLERK, Set.of(Role.SUBMITTER), null);
    staff.person(AUTHOR, Set.of(Role.EDITOR, Role.APPROVER), null);
    staff.person(APPROVER, Set.of(Role.APPROVER), null);
    staff.person(AUDITOR, Set.of(Role.AUDITOR), null);
    staff.person(EVERYBODY, Set.of(Role.SUBMITTER, Role.EDITOR, Role.APPROVER, Role.AUDITOR), null);
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    service.close();
  }

  private Browser.Look signedIn(String name, int width) {
    Browser.Look look = browser.look(width);
    look.open("/login");
    look.page().fill("[name=username]", name);
    look.page().fill("[name=password]", Staff.PASSWORD);
    look.page().click("button[type=submit]");
    look.page().waitForURL(address -> !address.contains("/login"));
    return look;
  }

  private static LocatorAssertions that(Locator locator) {
    return PlaywrightAssertions.assertThat(locator);
  }

  private static LocatorAssertions that(Browser.Look look, String selector) {
    return that(look.page().locator(selector));
  }

  /** What came of a story would be lost by opening the page again, so that it is made narrow. */
  private static void isInOrderOnATelephoneToo(Browser.Look look, String page) {
    look.isInOrder(page);
    look.page().setViewportSize(390, 844);
    look.isInOrder(page + "-narrow");
    look.page().setViewportSize(1366, 768);
  }

  private byte[] workbook() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Workbooks.filled(
        service.bean(CurrentRules.class).maker().orElseThrow().ruleSet(), json(REQUEST), out);
    return out.toByteArray();
  }

  /** Opens a workbook, fills in the time for homework and saves it, as a clerk does. */
  private static byte[] filled(byte[] content, Consumer<Cell> change) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      change.accept(minutes(workbook.getSheet("年级")));
      workbook.write(out);
      return out.toByteArray();
    }
  }

  private static Cell minutes(Sheet sheet) {
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.STRING
            && cell.getStringCellValue().startsWith("每日家庭作业总时间")) {
          Row first = sheet.getRow(row.getRowNum() + 1);
          return first.getCell(cell.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        }
      }
    }
    throw new AssertionError("no column for homework");
  }

  private static void choose(Browser.Look look, byte[] workbook) {
    look.page()
        .setInputFiles("input[name=file]", new FilePayload("示例小学.xlsx", Workbooks.TYPE, workbook));
    look.page().click("[data-upload] button[type=submit]");
  }

  @Test
  @Order(1)
  void aClerkSeesTheMistakeInItsCellMendsTheMarkedWorkbookAndGetsTheResult() throws IOException {
    try (Browser.Look look = signedIn(CLERK, 1366)) {
      look.open("/console/hand-in");
      choose(look, filled(workbook(), cell -> cell.setCellValue("55分左右")));

      that(look, "#read td.wrong").containsText("55分左右");
      that(look, "#read td.wrong .fault").containsText("这里要填一个数");
      assertThat(look.page().locator("#read [data-decide=refuse]").count()).isZero();
      isInOrderOnATelephoneToo(look, "hand-in-read");
      readsChineseOnly(look, "hand-in-read");

      Download marked = look.page().waitForDownload(() -> look.page().click("[data-marked]"));
      assertThat(marked.suggestedFilename()).isEqualTo("示例小学-marked.xlsx");
      byte[] mended;
      try (InputStream content = marked.createReadStream()) {
        mended =
            filled(
                content.readAllBytes(),
                cell -> {
                  assertThat(cell.getCellComment().getString().getString()).contains("这里要填一个数");
                  cell.setCellValue(55);
                });
      }
      choose(look, mended);
      look.page().click("#read [data-decide=refuse]");
      look.page().waitForURL("**/console?decision=*");
      before = look.page().url().replaceAll(".*decision=", "");
      look.open("/console/decisions/" + before + TARGET);
      assertThat(look.text()).contains("示例小学", "小学三至五年级每日家庭作业不超过60分钟", "达标");
      assertThat(look.troubles()).isEmpty();
    }
  }

  @Test
  @Order(2)
  void theFormChecksAtOnceAndANameThatIsAScriptIsText() {
    try (Browser.Look look = signedIn(CLERK, 1366)) {
      Page page = look.open("/console/hand-in/form?pack=plan2024").page();
      page.fill("[name='/district/code']", "370898");
      page.fill("[name='/district/name']", "县" + HOSTILE);
      page.fill("[name='/district/countDate']", "2025-09-01");
      page.fill("[name='/schools/0/id']", "3708980001");
      page.fill("[name='/schools/0/name']", HOSTILE);
      page.selectOption("[name='/schools/0/kind']", "primary");
      page.fill("[name='/district/year']", "两千");
      page.press("[name='/district/year']", "Tab");
      that(look, "[data-at='/district/year'] .fault").not().isEmpty();
      that(look, "[name='/district/year']").hasAttribute("aria-invalid", "true");
      that(look, ".sticky .said").containsText("没有填好");

      page.click("[data-section='/schools/0/grades'] [data-add]");
      that(look, "[name='/schools/0/grades/0/stage']").isFocused();
      page.selectOption("[name='/schools/0/grades/0/stage']", "primary");
      page.fill("[name='/schools/0/grades/0/number']", "4");
      page.fill("[name='/schools/0/grades/0/homeworkMinutes']", "45.5");
      page.press("[name='/schools/0/grades/0/homeworkMinutes']", "Tab");
      that(look, "[data-at='/schools/0/grades/0/homeworkMinutes'] .fault").not().isEmpty();
      look.isInOrder("hand-in-form-wrong");
      readsChineseOnly(look, "hand-in-form-wrong");

      page.fill("[name='/district/year']", "2025");
      page.fill("[name='/schools/0/grades/0/homeworkMinutes']", "45");
      page.press("[name='/schools/0/grades/0/homeworkMinutes']", "Tab");
      that(look, ".sticky .said").containsText("没有错，可以判定");
      that(look, "[data-at='/district/year'] .fault").isEmpty();
      page.click(".sticky button[type=submit]");
      page.waitForURL("**/console?decision=*");
      look.settled();
      assertThat(look.text()).contains("县" + HOSTILE);
      assertThat(page.evaluate("() => window.hacked === undefined")).isEqualTo(true);
      assertThat(look.troubles()).isEmpty();
    }
  }

  @Test
  @Order(3)
  void staffChange60To50SeeWhoFlipsAndAskForApproval() {
    try (Browser.Look look = signedIn(AUTHOR, 1366)) {
      Page page = look.open(RULE).page();
      that(look, "[aria-labelledby=boundary]").containsText("61");
      page.fill("[name=n0]", "50");
      page.fill("[name=title]", "小学三至五年级每日家庭作业不超过50分钟");
      page.fill("[name=english]", "grades 3-5: at most 50 minutes of homework a day");
      page.fill("[name=reason]", "减轻课业负担");
      page.click("form[action$=numbers] button");
      page.waitForURL("**/console/drafts/*");
      draft = page.url().replaceAll(".*/", "");
      look.settled();
      that(look, ".changes").containsText("60 → 50");
      look.page().click(".changes summary");
      that(look, ".diff")
          .containsText("+    @english(\"grades 3-5: at most 50 minutes of homework a day\")");
      that(page.locator("[aria-labelledby=cases-title] .fault").first())
          .containsText("结论 应为 达标，实为 不达标");

      page.click("[aria-labelledby=cases-title] form button");
      page.waitForLoadState();
      look.settled();
      that(look, "[aria-labelledby=cases-title]").containsText("个案例全部与规则相符");

      page.click("[data-impact]");
      that(look, "#impact .figures").containsText("有变化的学校");
      page.click("#impact summary");
      that(look, "#impact").containsText("示例小学 " + SCHOOL);
      that(look, "#impact").containsText("达标 → 不达标");
      that(look, "#impact").not().containsText("3708980001");

      page.click("[aria-labelledby=witness-title] button");
      that(look, "#witnesses li").not().hasCount(0);
      page.click("[aria-labelledby=gate-title] button");
      that(look, "#gate .verdict.met").isVisible();
      isInOrderOnATelephoneToo(look, "draft-ready");
      readsChineseOnly(look, "draft-ready");

      page.click("button[formaction$=submit]");
      that(look, ".heading").containsText("待批");
      assertThat(look.troubles()).isEmpty();
    }
  }

  @Test
  @Order(4)
  void whoeverChangedItCannotApproveIt() {
    try (Browser.Look look = signedIn(AUTHOR, 1366)) {
      look.open("/console/drafts/" + draft);
      look.page().click("button[formaction$=approve]");
      that(look, "main").containsText(AUTHOR);
      look.troubles();
      look.open("/console/drafts/" + draft);
      that(look, ".heading").containsText("待批");
      assertThat(look.page().locator("button[formaction$=publish]").count()).isZero();
    }
  }

  @Test
  @Order(5)
  void anotherApprovesAndPublishesAndItIsInForce() throws IOException {
    try (Browser.Look look = signedIn(APPROVER, 1366)) {
      look.open("/console/drafts/" + draft);
      look.page().click("button[formaction$=approve]");
      that(look, "button[formaction$=publish]").isVisible();
      look.page().click("button[formaction$=publish]");
      that(look, ".heading").containsText("已发布");
      look.open("/console/history").isInOrder("history-published");
      readsChineseOnly(look, "history-published");
      assertThat(look.text()).contains("减轻课业负担", AUTHOR, APPROVER);
      look.page().locator("ol.list > li").first().locator("[hx-get*=difference]").click();
      that(look, ".told .changes").containsText("60 → 50");
    }
    try (Browser.Look look = signedIn(CLERK, 1366)) {
      look.open("/console/hand-in");
      choose(look, filled(workbook(), cell -> cell.setCellValue(55)));
      look.page().locator("#read [name=reason]").fill("规则改了，再判一次");
      look.page().click("#read [data-decide=refuse]");
      look.page().waitForURL("**/console?decision=*");
      String after = look.page().url().replaceAll(".*decision=", "");
      assertThat(after).isNotEqualTo(before);
      look.open("/console/decisions/" + after + TARGET);
      assertThat(look.text()).contains("小学三至五年级每日家庭作业不超过50分钟", "不达标");
    }
  }

  @Test
  @Order(6)
  void anAuditorFindsTheDecisionMadeBeforeAndReplaysItUnderTheOldRule() {
    try (Browser.Look look = signedIn(AUDITOR, 1366)) {
      look.open("/console/audit");
      look.page().locator("input[name=school]").fill(SCHOOL);
      look.page().locator("form.filter button").click();
      that(look, "tbody tr").hasCount(2);
      look.page().locator("tbody th a").last().click();
      look.page().waitForURL("**/console/decisions/" + before);
      look.page().locator("form[action$='/replay'] button").click();
      that(look, "#replayed").containsText("完全一致");
      look.settled();
      assertThat(look.text()).contains("小学三至五年级每日家庭作业不超过60分钟").doesNotContain("不超过50分钟");
      assertThat(look.troubles()).isEmpty();
    }
  }

  @Test
  @Order(7)
  void whatWasInForceBeforeIsTakenBackFromTheHistory() {
    try (Browser.Look look = signedIn(APPROVER, 1366)) {
      look.open("/console/history");
      Locator earlier = look.page().locator("ol.list > li").last();
      earlier.locator("details summary").click();
      earlier.locator("[name=reason]").fill("上级没有这样要求");
      earlier.locator("details button").click();
      that(look, "ol.list > li >> nth=0").containsText("上级没有这样要求");
      that(look, "ol.list > li >> nth=0").containsText("现行");
      look.open(RULE);
      that(look, "h1").containsText("不超过60分钟");
      assertThat(look.troubles()).isEmpty();
    }
  }

  @Test
  @Order(8)
  void aNewTargetIsWrittenFromAnswersIntoADraftWhoseTitleIsText() {
    try (Browser.Look look = signedIn(AUTHOR, 1366)) {
      Page page = look.open("/console/drafts").page();
      page.fill("[name=title]", HOSTILE);
      page.fill("[name=reason]", "新要求");
      page.click("form[action$=drafts] button");
      page.waitForURL("**/console/drafts/*");
      look.settled();
      that(look, "h1").hasText(HOSTILE);
      draft = page.url().replaceAll(".*/", "");

      page.click("a[href$=new-target]");
      page.fill("[name=id]", "Homework");
      page.click("[name=write]");
      that(look, "#id-said").not().isEmpty();
      that(look, "#amount-said").hasText("这里要选一项。");
      look.isInOrder("draft-new-wrong");
      page.fill("[name=id]", "");
      page.fill("[name=title]", "小学三至五年级书面作业不超过40分钟");
      page.fill("[name=english]", "grades 3-5: at most 40 minutes of written homework");
      page.selectOption("[name=clause]", "三(三)5");
      that(look, "[name=chapter] option >> nth=0").containsText("homework.drl");
      that(look, "[name=id]").hasAttribute("placeholder", "homework.new-1");
      page.selectOption("[name=subject]", "Grade");
      that(look, "[name=condition-0-field] option[value=stage]").hasText("学段");
      page.selectOption("[name=condition-0-field]", "stage");
      page.locator("label.none", new Page.LocatorOptions().setHasText("小学")).click();
      page.selectOption("[name=condition-1-field]", "number");
      that(look, "[name=condition-0-value][value=primary]").isChecked();
      page.selectOption("[name=condition-1-operator]", ">=");
      page.click("[name=write]");
      that(look, "#conditions-said").containsText("“年级”还没有写完");
      page.fill("[name=condition-1-value]", "3");
      page.selectOption("[name=amount]", "writtenHomeworkMinutes");
      page.selectOption("[name=comparison]", "atMost");
      page.fill("[name=limit]", "40");
      page.click("[name=write]");
      page.waitForURL("**/console/drafts/" + draft);
      look.settled();
      that(look, ".changes").containsText("小学三至五年级书面作业不超过40分钟");
      that(look, ".changes").containsText("适用：小学3年级及以上；要求：每日书面家庭作业时间不超过40分钟/日");
      that(look, ".changes details[open] li").hasCount(5);
      that(look, ".changes details[open] pre").containsText("require.atMost(");
      that(look, "[aria-labelledby=cases-title]").containsText("个案例全部与规则相符");
      page.click(".changes a[href$='homework.new-1']");
      that(look, "[aria-labelledby=boundary]").containsText("41 分钟/日");
      that(look, "[aria-labelledby=boundary]").containsText("适用范围：年级不小于3");
      that(look, "[aria-labelledby=boundary] .fault").not().hasCount(0);
      look.open("/console/drafts");
      assertThat(look.text()).contains(HOSTILE);
      assertThat(page.evaluate("() => window.hacked === undefined")).isEqualTo(true);
      assertThat(look.troubles()).isEmpty();
    }
  }

  @Test
  @Order(9)
  void aMistakeThatNoCaseNoticesIsToldInWordsWithTheCaseThatWould() {
    try (Browser.Look look = signedIn(AUTHOR, 1366)) {
      look.open("/console/drafts/" + draft);
      look.page().click("a[href$='/mutants']");
      that(look, "[aria-labelledby=by-rule] tbody tr").not().hasCount(1);
      look.page().click("[aria-labelledby=by-rule] a[href$='homework.new-1']");
      look.page().click("a[href*='/mutants?']");
      that(look, "[aria-labelledby=by-rule] tbody tr").hasCount(1);
      Locator open = look.page().locator("[aria-labelledby=open]");
      that(open).containsText("适用：小学3年级及以上");
      that(open).containsText("适用：小学各年级");
      open.locator("details summary").first().click();
      that(open.locator("details[open] pre")).containsText("homework.new-1");
      look.open("/console/analysis");
      that(look, ".verdict").containsText("没有发现问题");
      look.open(RULE);
      look.page().click("a[href*='/mutants']");
      that(look, "[aria-labelledby=by-rule] tbody tr").hasCount(1);
      assertThat(look.troubles()).isEmpty();
    }
  }

  @Test
  @Order(10)
  void theEditorShowsAMistakeAtItsLineWhileSomebodyTypes() {
    try (Browser.Look look = signedIn(AUTHOR, 1366)) {
      look.open("/console/drafts/" + draft + "/edit?path=" + FILE + "&line=27");
      that(look, "[data-readings]").containsText("没有写错的地方");
      look.page().locator(".CodeMirror").click();
      look.page().keyboard().press("Control+Home");
      for (int line = 1; line < 27; line++) {
        look.page().keyboard().press("ArrowDown");
      }
      look.page().keyboard().press("End");
      look.page().keyboard().press("Backspace");
      look.page().keyboard().press("Backspace");
      that(look, "[data-problems] li").not().hasCount(0);
      assertThat(look.page().locator("[data-problems] li").first().innerText())
          .matches("(27|28):\\d+ [^\\n]+");
      that(look, ".CodeMirror-lint-marker-error").not().hasCount(0);
      isInOrderOnATelephoneToo(look, "draft-edit-wrong");
      look.page().keyboard().type(");");
      that(look, "[data-readings]").containsText("没有写错的地方");
      look.page().keyboard().type(" // 说明");
      look.page().click("[data-save]");
      that(look, ".actions .said").containsText("存好了");
      assertThat(look.troubles()).isEmpty();
    }
    try (Browser.Look look = signedIn(AUTHOR, 1366)) {
      look.open("/console/drafts/" + draft + "/edit?path=" + FILE);
      that(look, ".CodeMirror").containsText("// 说明");
    }
  }

  private Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("hand-in", "/console/hand-in");
    pages.put("hand-in-form", "/console/hand-in/form");
    pages.put("jobs", "/console/jobs");
    pages.put("rules", "/console/rules");
    pages.put("rule", RULE);
    pages.put("drafts", "/console/drafts");
    pages.put("draft", "/console/drafts/" + draft);
    pages.put("draft-new", "/console/drafts/" + draft + "/new-target");
    pages.put("draft-edit", "/console/drafts/" + draft + "/edit?path=" + FILE);
    pages.put("draft-rule", "/console/drafts/" + draft + "/rules/plan2024/homework.new-1");
    pages.put("draft-mutants", "/console/drafts/" + draft + "/mutants");
    pages.put("draft-analysis", "/console/drafts/" + draft + "/analysis");
    pages.put("mutants", "/console/mutants");
    pages.put("analysis", "/console/analysis");
    pages.put("history", "/console/history");
    return pages;
  }

  @ParameterizedTest(name = "{0} wide")
  @ValueSource(ints = {1366, 390})
  @Order(11)
  void everyPageOfTheStoriesIsWholeReadableAndChineseLightAndDark(int width) {
    try (Browser.Look look = signedIn(EVERYBODY, width)) {
      pages()
          .forEach(
              (name, path) -> {
                look.open(path);
                // What takes seconds to work out is waited for as a reader does.
                that(look, "[role=status][hx-get]").hasCount(0);
                look.settled();
                look.isInOrder(name);
                look.turn(true).isInOrder(name);
                look.turn(false);
                readsChineseOnly(look, name);
              });
    }
  }

  /** What is no code and no name holds no Latin words but a few that are known. */
  private static void readsChineseOnly(Browser.Look look, String page) {
    String text =
        (String)
            look.page()
                .evaluate(
                    "() => { const all = document.body.cloneNode(true);"
                        + " all.querySelectorAll('code, .code, pre, textarea, .CodeMirror, script,"
                        + " option, .fault, [data-readings] h3').forEach(each => each.remove());"
                        + " return all.textContent; }");
    List<String> words =
        Pattern.compile("[A-Za-z][A-Za-z0-9.-]{2,}|\\?\\?[^?]*\\?\\?")
            .matcher(text)
            .results()
            .map(found -> found.group())
            .filter(word -> !KNOWN.matcher(word).matches())
            .distinct()
            .toList();
    assertThat(words).as("what is not Chinese on " + page).isEmpty();
  }
}
