package org.junheng.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A small {@code rules/} folder in memory, to be changed in one place and read: a district, its
 * schools and their stages, and a document with four rules.
 */
public final class SmallRules {
  public static final String FACTS = "facts/things.drl";
  public static final String PACK = "plan/pack.yaml";
  public static final String RULES = "plan/good.drl";

  /** What stands in {@link #RULES} before its first rule. */
  public static final String HEAD =
      """
      package plan
      import facts.District
      import facts.School
      import facts.Stage
      import accumulate org.junheng.rules.accumulate.Total total
      import accumulate org.junheng.rules.accumulate.Least least
      import accumulate org.junheng.rules.accumulate.Most most
      global org.junheng.rules.Require require

      """;

  private static final String TYPES =
      """
      package facts
      import java.math.BigDecimal
      import java.time.LocalDate

      // The root.
      declare District
          @label("区县") @english("district") @display("{name}") @attestable("true")
          code : String @label("代码") @identity("true") @required("true")
          name : String @label("名称") @identity("true") @required("true")
          year : Integer @label("学年") @identity("true") @required("true") @range("2000..2100")
          countDate : LocalDate @label("统计时点") @identity("true") @required("true")
          schoolSystem : String @label("学制") @identity("true") @values("5-4 五四学制; 6-3 六三学制")
          budget : BigDecimal @label("预算") @unit("元") @range("0..")
          planned : Integer @label("计划数") @unit("人") @range("0..1000000") @example("12")
      end

      declare School
          @label("学校") @list("/schools") @display("{name}") @unit("所") @unique("id") @outside("closed") @attestable("true")
          district : District
          id : String @label("代码") @identity("true") @required("true")
          name : String @label("名称") @identity("true")
          kind : String @label("类型") @identity("true") @values("primary 小学; junior 初中; nine-year 九年制; special 特教; senior 高中")
          parent : String @label("上级") @identity("true") @refersTo("School.id")
          counted : Boolean @label("计校数") @identity("true") @requiredWith("parent")
          closed : Boolean @label("已撤销") @default("false")
          boarding : Boolean @label("寄宿")
          opened : LocalDate @label("启用日")
          built : Integer @label("建成年份") @unit("年") @range("1800..2100")
          area : BigDecimal @label("校舍面积") @unit("平方米") @range("0..")
          hall : BigDecimal @label("体育馆面积") @unit("平方米") @range("0..100000") @atMost("area")
          leased : BigDecimal @label("租赁面积") @unit("平方米") @range("0..") @zeroUnless("reserved")
          reserved : Boolean @label("专门开放")
      end

      declare Stage
          @label("学段") @english("stage") @list("stages") @display("{stage}") @unique("stage")
          school : School
          stage : String @label("学段") @identity("true") @required("true") @values("primary 小学; junior 初中")
              @allowed("school.kind=primary: primary; school.kind=junior: junior")
          students : Integer @label("学生数") @unit("人") @range("0..100000")
          teachers : Integer @label("教师数") @unit("人") @range("0..100000") @atMost("students")
      end

      declare SchoolClass
          @label("班级") @english("class") @list("classes") @display("{grade}年级{name}") @unit("班")
          school : School
          stage : String @label("学段") @identity("true") @required("true") @values("primary 小学; junior 初中") @among("stages.stage")
          grade : Integer @label("年级") @identity("true") @range("1..9")
              @allowed("school.district.schoolSystem=5-4 & stage=primary: 1..5; school.district.schoolSystem=5-4 & stage=junior: 6..9")
          name : String @label("班名") @identity("true")
          students : Integer @label("学生数") @unit("人") @range("0..1000") @sumsTo("stages.students by stage")
      end
      """;

  private static final String DOCUMENT =
      """
      id: plan
      document:
        number: 示例〔2024〕1号
        title: 示例方案
        issuer: 示例办
        issued: 2024-04-18
      schoolSystem: "5-4"
      clauses:
        - {id: 一, title: 校舍, demands: 面积, offices: [示例局]}
        - {id: 二, title: 章程, demands: 章程}
      """;

  private static final String GOOD =
      """
      // Comments are for those who come after.
      rule "space.each"
          @title("小学生均校舍面积4.5平方米以上")
          @english("primary: at least 4.5 m² per student")
          @clause("一")
          @reading("按学生计")
          @otherReading("school.built == 2010: space.other")
          @standing("binding")
          date-effective "2024-04-18"
          date-expires "2030-01-01"
      when
          $stage : Stage( stage == "primary", school.kind not in ("special", "senior"), $students : students,
                          $school : school, $area : school.area )
          exists Stage( school == $school, students > 0 )
          accumulate( Stage( school == $school, $s : students ); $all : total($s), $largest : most($s); $all >= 50, $largest > 0 )
      then
          require.each($stage, $area, require.weighted($students, 1, $all, 1.1)).atLeast(4.5);
      end

      rule "space.other"
          @title("学段教师6人以上")
          @clause("一")
          date-effective "2024-04-18"
      when
          $stage : Stage( $teachers : teachers )
      then
          require.atLeast($stage, $teachers, 6);
      end

      rule "size.stage"
          @title("学段不超过2000人")
          @clause("一")
          date-effective "2024-04-18"
      when
          $stage : Stage( $students : students )
      then
          require.atMost($stage, $students, 2000);
      end

      /* An office
         answers for it. */
      rule "school.charter"
          @title("学校已制定章程")
          @clause("二")
          date-effective "2024-04-18"
      when
          $school : School( kind != "senior" )
      then
          require.attested($school);
      end
      """;

  private final SortedMap<String, byte[]> files;

  private SmallRules(SortedMap<String, byte[]> files) {
    this.files = files;
  }

  /** The folder, sound as it is. */
  public static SmallRules good() {
    return new SmallRules(new TreeMap<>())
        .with(FACTS, TYPES)
        .with(PACK, DOCUMENT)
        .with(RULES, HEAD + GOOD);
  }

  /** The folder with other rules than its own. */
  public static SmallRules of(String... rules) {
    return good().with(RULES, HEAD + String.join("\n", rules));
  }

  /** A rule that differs from others in what it says alone. */
  public static String rule(String id, String left, String right) {
    return "rule \"%s\"\n    @title(\"要求\")\n    @clause(\"一\")\n    date-effective \"2024-04-18\"\nwhen\n    %s\nthen\n    %s;\nend\n"
        .formatted(id, left, right);
  }

  public SmallRules with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public SmallRules with(String path, byte[] content) {
    SortedMap<String, byte[]> changed = new TreeMap<>(files);
    changed.put(path, content);
    return new SmallRules(changed);
  }

  public SmallRules without(String path) {
    SortedMap<String, byte[]> changed = new TreeMap<>(files);
    if (changed.remove(path) == null) {
      throw new AssertionError("no file " + path);
    }
    return new SmallRules(changed);
  }

  /** Changes the one place of a file where the text stands. */
  public SmallRules change(String path, String from, String to) {
    String text = text(path);
    int at = text.indexOf(from);
    if (at < 0 || text.indexOf(from, at + 1) >= 0) {
      throw new AssertionError("not once in " + path + ": " + from);
    }
    return with(path, text.substring(0, at) + to + text.substring(at + from.length()));
  }

  public String text(String path) {
    return new String(files.get(path), StandardCharsets.UTF_8);
  }

  public RuleFiles files() {
    return new RuleFiles(files);
  }

  public RuleSet sound() {
    RuleSetReader.Result result = RuleSetReader.read(files());
    if (result instanceof RuleSetReader.Result.Sound sound) {
      return sound.ruleSet();
    }
    throw new AssertionError(problems().toString());
  }

  /**
   * What is wrong with it; a rule set that has problems is none, so there is nothing to compile.
   */
  public List<RuleProblem> problems() {
    return RuleSetReader.read(files()) instanceof RuleSetReader.Result.Broken broken
        ? broken.problems()
        : List.of();
  }
}
