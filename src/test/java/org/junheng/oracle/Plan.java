package org.junheng.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The demands of a document by what they are about; the chapters add theirs. */
final class Plan {
  static final Plan OF_2024 =
      new Plan(
          PlanTarget.ALL,
          Set.of(),
          List.of(
              TeacherTargets::addTo,
              SpaceTargets::addTo,
              RoomTargets::addTo,
              SizeTargets::addTo,
              MoneyTargets::addTo,
              GuaranteeTargets::addTo,
              AdmissionTargets::addTo,
              QualityTargets::addTo));
  static final Plan NATIONAL =
      new Plan(
          PlanTarget.NATIONAL,
          NationalConclusions.TARGETS,
          List.of(NationalIndicators::addTo, NationalSchoolTargets::addTo, NationalTargets::addTo));

  /**
   * A demand on the elements of a list inside a school.
   *
   * @param imaginable whether a school that did not submit the list could have an element that is
   *     bound
   */
  record Listed<S>(Demand<S> demand, Predicate<School> imaginable) {}

  private final Map<String, PlanTarget> targets;
  private final Set<String> held = new HashSet<>();
  private final List<Demand<Fact>> monitoring = new ArrayList<>();
  private final List<Demand<District>> district = new ArrayList<>();
  private final List<Demand<District>> districtOverSchools = new ArrayList<>();
  private final List<Demand<School>> school = new ArrayList<>();
  private final List<Listed<Stage>> stage = new ArrayList<>();
  private final List<Listed<Grade>> grade = new ArrayList<>();
  private final List<Listed<SchoolClass>> schoolClass = new ArrayList<>();
  private final List<Listed<Room>> room = new ArrayList<>();

  /**
   * @param concluded targets over the findings of others, which no demand is written for
   */
  private Plan(
      Map<String, PlanTarget> targets, Set<String> concluded, List<Consumer<Plan>> chapters) {
    this.targets = targets;
    held.addAll(concluded);
    chapters.forEach(chapter -> chapter.accept(this));
    if (held.size() != targets.size()) {
      Set<String> without = new HashSet<>(targets.keySet());
      without.removeAll(held);
      throw new IllegalStateException("No demand is written for " + without);
    }
  }

  void district(String id, Function<District, Figure> figure) {
    district.add(demand(id, false, subject -> Truth.TRUE, figure));
  }

  /** A share over what the schools submit: judged whenever there is a list of schools. */
  void districtOverSchools(String id, Function<District, Figure> figure) {
    districtOverSchools.add(demand(id, false, subject -> Truth.TRUE, figure));
  }

  void districtAttested(String... ids) {
    for (String id : ids) {
      district.add(
          demand(id, true, subject -> Truth.TRUE, subject -> Figure.attested(subject.fact(), id)));
    }
  }

  /** A veto: the answer has to be no. */
  void districtDenied(String id) {
    district.add(
        demand(
            id,
            true,
            subject -> Truth.TRUE,
            subject ->
                Figure.attested(subject.fact(), id) instanceof Figure.Answer answer
                    ? new Figure.Answer(!answer.yes())
                    : Figure.Without.KNOWLEDGE));
  }

  /** On each subject of national monitoring. */
  void monitoring(String id, String figure) {
    monitoring.add(
        demand(id, false, subject -> Truth.TRUE, subject -> Figure.plain(subject.number(figure))));
  }

  List<Demand<Fact>> ofMonitoring() {
    return Collections.unmodifiableList(monitoring);
  }

  void school(String id, Function<School, Truth> scope, Function<School, Figure> figure) {
    school.add(demand(id, false, scope, figure));
  }

  void schoolAttested(String id, Function<School, Truth> scope) {
    school.add(demand(id, true, scope, subject -> Figure.attested(subject.fact(), id)));
  }

  /** A per-stage target of the first chapter, on compulsory stages of each campus it binds. */
  void stage(String id, List<String> stages, Function<Stage, Figure> figure) {
    stage.add(
        new Listed<>(
            demand(
                id,
                false,
                subject ->
                    Truth.of(stages.contains(subject.name()))
                        .and(subject.school().isBoundByCertification()),
                figure),
            holder -> holder.isOfIndicatorKind() && stages.stream().anyMatch(holder::canHave)));
  }

  /** An indicator of counted schools, on the campus where the stage is judged. */
  void indicator(String id, List<String> stages, Function<Stage, Figure> figure) {
    stage.add(
        new Listed<>(
            demand(
                id,
                false,
                subject ->
                    Truth.of(stages.contains(subject.name()))
                        .and(subject.whole().isJudgedAt(subject.school(), subject.name()))
                        .and(subject.whole().isBoundByIndicators()),
                figure),
            holder ->
                holder.whole().isOfIndicatorKind()
                    && stages.stream()
                        .anyMatch(
                            name ->
                                holder.canHave(name)
                                    && holder.whole().isJudgedAt(holder, name) != Truth.FALSE)));
  }

  void grade(
      String id,
      Function<Grade, Truth> scope,
      Function<Grade, Figure> figure,
      Predicate<School> imaginable) {
    grade.add(new Listed<>(demand(id, false, scope, figure), imaginable));
  }

  void schoolClass(
      String id,
      Function<SchoolClass, Truth> scope,
      Function<SchoolClass, Figure> figure,
      Predicate<School> imaginable) {
    schoolClass.add(new Listed<>(demand(id, false, scope, figure), imaginable));
  }

  void room(
      String id,
      Function<Room, Truth> scope,
      Function<Room, Figure> figure,
      Predicate<School> imaginable) {
    room.add(new Listed<>(demand(id, false, scope, figure), imaginable));
  }

  List<Demand<District>> ofDistrict() {
    return Collections.unmodifiableList(district);
  }

  List<Demand<District>> ofDistrictOverSchools() {
    return Collections.unmodifiableList(districtOverSchools);
  }

  List<Demand<School>> ofSchool() {
    return Collections.unmodifiableList(school);
  }

  List<Listed<Stage>> ofStage() {
    return Collections.unmodifiableList(stage);
  }

  List<Listed<Grade>> ofGrade() {
    return Collections.unmodifiableList(grade);
  }

  List<Listed<SchoolClass>> ofClass() {
    return Collections.unmodifiableList(schoolClass);
  }

  List<Listed<Room>> ofRoom() {
    return Collections.unmodifiableList(room);
  }

  private <S> Demand<S> demand(
      String id, boolean attested, Function<S, Truth> scope, Function<S, Figure> figure) {
    PlanTarget target = targets.get(id);
    if (target == null || target.attested() != attested || !held.add(id)) {
      throw new IllegalStateException(
          id
              + " is not in the list of targets, is twice here, or is measured in one and attested"
              + " in the other");
    }
    return new Demand<>(target, scope, figure);
  }
}
