package org.junheng.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Vocabulary;
import org.junheng.message.Nearest;
import org.junheng.rules.drl.DrlReader;
import org.junheng.rules.drl.Position;
import org.junheng.rules.drl.RuleDraft;
import org.junheng.rules.drl.RuleTree;
import org.junheng.rules.drl.RuleTree.Annotation;
import org.junheng.rules.drl.RuleTree.Condition;
import org.junheng.rules.drl.RuleTree.Constraint;

/**
 * Gives a rule's tree its meaning: resolves every name, checks every type, reports what does not
 * fit.
 */
final class RuleBinder {
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "title",
          "english",
          "clause",
          "reading",
          "otherReading",
          "standing",
          "due",
          "relaxes",
          "indicator",
          "colour",
          "weight");
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:[.-][a-z0-9]+)*");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final @Nullable Vocabulary vocabulary;
  private final @Nullable Set<String> clauses;
  private final List<RuleProblem> problems;

  /**
   * @param vocabulary null where it is not known: then only heads are checked
   * @param clauses ids of the clauses of the pack's document; null where they are not known
   */
  RuleBinder(
      @Nullable Vocabulary vocabulary, @Nullable Set<String> clauses, List<RuleProblem> problems) {
    this.vocabulary = vocabulary;
    this.clauses = clauses;
    this.problems = problems;
  }

  /**
   * Reports every mistake in what could be read of a rule, and gives the rule if it is whole and
   * sound.
   *
   * @param functions names under which the file imports accumulate functions
   * @param types names of the fact types that the file imports
   */
  Optional<Rule> bind(RuleDraft draft, Set<String> functions, Set<String> types) {
    int before = problems.size();
    @Nullable String name = draft.name();
    if (name != null && (name.length() > 80 || !ID.matcher(name).matches())) {
      problems.add(draft.at().problem("rule.id", name));
    }
    if (vocabulary == null) {
      head(draft, null);
      return Optional.empty();
    }
    Names names = new Names(problems);
    draft.lost().forEach(names::lose);
    PatternBinder patterns = new PatternBinder(names, vocabulary, types, problems);
    BoundPattern subject = draft.subject() == null ? null : patterns.subject(draft.subject());
    GatheringBinder conditions = new GatheringBinder(patterns, functions, problems);
    List<Gathering> gatherings = new ArrayList<>();
    for (Condition condition : draft.conditions()) {
      conditions.gathering(condition).ifPresent(gatherings::add);
    }
    if (draft.subject() == null) {
      names.lose(Names.ANY);
    }
    if (subject != null && subject.own() == null && draft.demand() != null) {
      // The name by which the demand speaks of it can only be the one that is missing.
      loseFirst(draft.demand(), names);
    }
    Rule.Head head = head(draft, subject);
    Demand demand =
        draft.demand() == null
            ? null
            : new DemandReader(names, subject, problems).read(draft.demand());
    Variable weight = weight(draft, names);
    Optional<RuleTree> tree = draft.whole();
    if (demand != null && tree.isPresent()) {
      names.reportUnused();
    }
    if (problems.size() > before
        || tree.isEmpty()
        || subject == null
        || head == null
        || demand == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Rule(tree.get(), head, subject, gatherings, demand, names.all(), weight));
  }

  /** {@code @weight("$students")}: a figure of the left side. */
  private @Nullable Variable weight(RuleDraft draft, Names names) {
    Optional<Annotation> annotation =
        draft.annotations().stream()
            .filter(each -> each.name().equals("weight") && each.legible())
            .findFirst();
    if (annotation.isEmpty()) {
      return null;
    }
    Variable variable = names.use(annotation.get().value().strip(), annotation.get().at());
    if (variable != null && !variable.kind().isNumber()) {
      problems.add(annotation.get().at().problem("rule.not-a-figure", variable.name()));
    }
    return variable;
  }

  private static void loseFirst(RuleTree.Call demand, Names names) {
    if (!demand.arguments().isEmpty()
        && demand.arguments().get(0) instanceof RuleTree.Variable variable
        && !names.isKnown(variable.name())) {
      names.lose(variable.name());
    }
  }

  private Rule.@Nullable Head head(RuleDraft tree, @Nullable BoundPattern subject) {
    AnnotationReader annotations = new AnnotationReader(tree.annotations(), ANNOTATIONS, problems);
    AnnotationReader attributes =
        new AnnotationReader(
            tree.attributes(), Set.of("date-effective", "date-expires", "agenda-group"), problems);
    required(annotations, "title", tree.at());
    String clause = required(annotations, "clause", tree.at());
    if (!clause.isEmpty() && clauses != null && !clauses.contains(clause)) {
      problems.add(
          annotations
              .at("clause", tree.at())
              .problem(
                  "rule.unknown-clause",
                  clause,
                  Nearest.to(clause, clauses).orElse(String.join("、", clauses))));
    }
    if (attributes.has("agenda-group")
        && !attributes.isLost("agenda-group")
        && !attributes.text("agenda-group").equals("conclusions")) {
      problems.add(
          attributes
              .at("agenda-group", tree.at())
              .problem("rule.agenda-group", attributes.text("agenda-group")));
    }
    boolean concludes = attributes.has("agenda-group");
    tree.conditions().stream()
        .filter(condition -> !concludes && condition.pattern().type().equals(FindingType.NAME))
        .forEach(
            condition -> problems.add(condition.pattern().typeAt().problem("rule.not-concluding")));
    LocalDate from = day(attributes, "date-effective", tree.at());
    LocalDate until = day(attributes, "date-expires", tree.at());
    if (from == null) {
      if (!attributes.has("date-effective")) {
        problems.add(tree.at().problem("rule.no-date", tree.name() == null ? "" : tree.name()));
      }
      return null;
    }
    if (until != null && !until.isAfter(from)) {
      problems.add(
          attributes
              .at("date-expires", tree.at())
              .problem("rule.expires-before-start", until, from));
    }
    return new Rule.Head(
        annotations.text("title"),
        annotations.text("english"),
        clause,
        annotations.text("reading"),
        subject == null ? null : otherReading(annotations, subject, tree),
        standing(annotations, tree.at()),
        day(annotations, "due", tree.at()),
        annotations.names("relaxes"),
        annotations.text("indicator"),
        colour(annotations, subject, tree.at()),
        from,
        until);
  }

  private String required(AnnotationReader annotations, String name, Position at) {
    if (annotations.text(name).isEmpty() && !annotations.isLost(name)) {
      problems.add(annotations.at(name, at).problem("rule.annotation-missing", name));
    }
    return annotations.text(name);
  }

  private @Nullable LocalDate day(AnnotationReader annotations, String name, Position at) {
    if (!annotations.has(name) || annotations.isLost(name)) {
      return null;
    }
    try {
      return LocalDate.parse(annotations.text(name), DAY);
    } catch (DateTimeException e) {
      problems.add(
          annotations.at(name, at).problem("rule.no-such-day", name, annotations.text(name)));
      return null;
    }
  }

  private Standing standing(AnnotationReader annotations, Position at) {
    if (!annotations.has("standing") || annotations.isLost("standing")) {
      return Standing.BINDING;
    }
    return Stream.of(Standing.values())
        .filter(standing -> standing.word().equals(annotations.text("standing")))
        .findFirst()
        .orElseGet(
            () -> {
              problems.add(
                  annotations
                      .at("standing", at)
                      .problem("rule.standing", annotations.text("standing")));
              return Standing.BINDING;
            });
  }

  /** {@code @colour("red")}: of something that a school is or has. */
  private @Nullable Colour colour(
      AnnotationReader annotations, @Nullable BoundPattern subject, Position at) {
    if (!annotations.has("colour") || annotations.isLost("colour")) {
      return null;
    }
    Position place = annotations.at("colour", at);
    Optional<Colour> colour = Colour.asked(annotations.text("colour"));
    if (colour.isEmpty()) {
      problems.add(place.problem("rule.colour", annotations.text("colour")));
    } else if (subject != null && !subject.type().isWithinBesideRoot()) {
      problems.add(place.problem("rule.colour-of-whom", subject.type().label()));
    }
    return colour.orElse(null);
  }

  /** {@code school.builtYear == 2016: rooms.music.area.new}. */
  private Rule.@Nullable OtherReading otherReading(
      AnnotationReader annotations, BoundPattern subject, RuleDraft tree) {
    Optional<Annotation> annotation =
        tree.annotations().stream()
            .filter(each -> each.name().equals("otherReading") && each.legible())
            .findFirst();
    if (annotation.isEmpty()) {
      return null;
    }
    String text = annotations.text("otherReading");
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      problems.add(annotation.get().at().problem("rule.other-reading", text));
      return null;
    }
    if (vocabulary == null) {
      return null;
    }
    Optional<Constraint> condition =
        DrlReader.readConstraint(annotation.get().at(), text.substring(0, colon), problems);
    if (condition.isEmpty()) {
      return null;
    }
    List<RuleProblem> found = new ArrayList<>();
    Test test =
        new PatternBinder(
                new Names(found), vocabulary, new HashSet<>(Set.of(subject.type().name())), found)
            .test(condition.get(), subject.type());
    // Within an annotation the place is that of the annotation.
    Position at = annotation.get().at();
    found.forEach(
        problem ->
            problems.add(new RuleProblem(at.file(), at.line(), at.column(), problem.message())));
    return test == null ? null : new Rule.OtherReading(test, text.substring(colon + 1).strip());
  }
}
