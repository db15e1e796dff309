package org.junheng.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.DecisionRequestReader;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was read, held against the rules for submissions: the same that a request in JSON is held
 * against, with every fault led back to its cell.
 */
public final class ImportCheck {
  private final Import read;
  private final DecisionMaker maker;
  private final FactType school;
  private final List<CellFault> faults = new ArrayList<>();
  private final List<CellFault> doubts = new ArrayList<>();
  private final List<School> schools = new ArrayList<>();

  /**
   * A school of the file.
   *
   * @param id its code; empty where it could not be read
   * @param name empty where it could not be read
   * @param place where it begins
   * @param faults those in it
   */
  public record School(String id, String name, CellPlace place, List<CellFault> faults) {
    /** Whether it cannot be judged before something is put right. */
    public boolean waits() {
      return !faults.isEmpty();
    }
  }

  private ImportCheck(Import read, DecisionMaker maker) {
    this.read = read;
    this.maker = maker;
    this.school = maker.ruleSet().besideRoot().get(0);
  }

  public static ImportCheck of(Import read, DecisionMaker maker) {
    ImportCheck check = new ImportCheck(read, maker);
    check.check();
    return check;
  }

  private void check() {
    faults.addAll(read.faults());
    Set<String> told = new HashSet<>();
    read.faults().forEach(fault -> told.add(fault.pointer()));
    DecisionRequestReader.Result result =
        DecisionRequestReader.read(read.request(), List.of(), maker);
    if (result instanceof DecisionRequestReader.Result.Refused refused) {
      for (Fault fault : refused.faults()) {
        // A required cell that could not be read was told already.
        if (!told.contains(fault.pointer())) {
          faults.add(led(fault));
        }
      }
    } else {
      ((DecisionRequestReader.Result.Accepted) result)
          .request()
          .submission()
          .warnings()
          .forEach(warning -> doubts.add(led(warning)));
    }
    List<String> order = read.grids().stream().map(Grid::name).toList();
    faults.sort(ImportBuilder.inOrder(order));
    doubts.sort(ImportBuilder.inOrder(order));
    for (int i = 0; i < list().size(); i++) {
      JsonNode json = list().get(i);
      String pointer = pointer(i);
      schools.add(
          new School(
              json.path("id").asString(""),
              json.path("name").asString(""),
              read.places().of(pointer).orElseThrow(),
              faults.stream().filter(fault -> isIn(fault, pointer)).toList()));
    }
  }

  private CellFault led(Fault fault) {
    return new CellFault(
        read.places().of(fault.pointer()).orElse(null), fault.pointer(), fault.message());
  }

  private static boolean isIn(CellFault fault, String pointer) {
    return fault.pointer().equals(pointer) || fault.pointer().startsWith(pointer + "/");
  }

  private String pointer(int schoolIndex) {
    return ImportBuilder.FACTS + "/" + school.list() + "/" + schoolIndex;
  }

  private JsonNode list() {
    return read.request().path("facts").path(school.list());
  }

  public Import read() {
    return read;
  }

  /** Every mistake, in order of place; where there is any, the whole file cannot be judged. */
  public List<CellFault> faults() {
    return List.copyOf(faults);
  }

  /** What is doubtful and stops nothing; looked at only where there are no mistakes. */
  public List<CellFault> doubts() {
    return List.copyOf(doubts);
  }

  public List<School> schools() {
    return List.copyOf(schools);
  }

  /**
   * The request to be judged; nothing where mistakes stand in its way.
   *
   * <p>Of a school that waits, only what it must say of itself stays in: its figures are missing
   * then, as they are, and what adds up over schools is undetermined. Leaving it out would make
   * sums of fewer schools, and look met what is not.
   *
   * @param wait whether schools without mistakes may be judged while others wait
   */
  public Optional<ObjectNode> request(boolean wait) {
    if (faults.isEmpty()) {
      return Optional.of(read.request().deepCopy());
    }
    boolean everyOneInASchool =
        faults.stream()
            .allMatch(fault -> schools.stream().anyMatch(each -> each.faults().contains(fault)));
    if (!wait || !everyOneInASchool) {
      return Optional.empty();
    }
    ObjectNode request = read.request().deepCopy();
    ArrayNode all = (ArrayNode) request.path("facts").path(school.list());
    for (int i = 0; i < schools.size(); i++) {
      if (schools.get(i).waits()) {
        ObjectNode bare = ((ObjectNode) all.get(i));
        Set<String> kept = new HashSet<>();
        school.submitted().stream()
            .filter(FactField::required)
            .map(FactField::name)
            .forEach(kept::add);
        new HashSet<>(bare.propertyNames())
            .stream().filter(name -> !kept.contains(name)).forEach(bare::remove);
      }
    }
    return DecisionRequestReader.read(request, List.of(), maker)
            instanceof DecisionRequestReader.Result.Accepted
        ? Optional.of(request)
        : Optional.empty();
  }
}
