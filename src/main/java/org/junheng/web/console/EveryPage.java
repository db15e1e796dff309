package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junheng.decision.CurrentRules;
import org.junheng.identity.Actor;
import org.junheng.identity.Role;
import org.junheng.message.Message;
import org.junheng.web.Actors;
import org.junheng.web.Refused;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows around its contents. */
@ControllerAdvice(basePackageClasses = EveryPage.class)
final class EveryPage {
  private static final Role[] READERS = {Role.SUBMITTER, Role.EDITOR, Role.APPROVER, Role.AUDITOR};

  private static final String RULES = "/console/rules";

  private static final Set<String> OF_RULES =
      Set.of("/console/history", "/console/mutants", "/console/analysis");

  private static final List<Item> ITEMS =
      List.of(
          new Item("/console", Message.of("console.nav.overview"), READERS),
          new Item("/console/schools", Message.of("console.nav.schools"), READERS),
          new Item("/console/hand-in", Message.of("console.hand-in"), Role.SUBMITTER),
          new Item("/console/jobs", Message.of("console.jobs"), Role.SUBMITTER, Role.ADMINISTRATOR),
          new Item(RULES, Message.of("console.rules"), READERS),
          new Item(
              "/console/drafts",
              Message.of("console.drafts"),
              Role.EDITOR,
              Role.APPROVER,
              Role.AUDITOR),
          new Item("/console/audit", Message.of("console.nav.audit"), Role.AUDITOR),
          new Item("/console/accounts", Message.of("console.accounts"), Role.ADMINISTRATOR),
          new Item("/console/keys", Message.of("console.keys"), Role.values()),
          new Item("/console/health", Message.of("console.health"), Role.ADMINISTRATOR));

  /** What is shown also where no rules are loaded: who looks after the service needs it then. */
  private static final Set<String> WITHOUT_RULES =
      Set.of("/console/accounts", "/console/keys", "/console/health");

  /**
   * A place to go to from every page.
   *
   * @param roles of which one is needed
   */
  private record Item(String path, Message text, Role... roles) {
    boolean isFor(Actor actor) {
      return List.of(roles).stream().anyMatch(actor::may);
    }

    /** Whether a page belongs to this place. */
    boolean holds(String page) {
      return page.equals(path)
          || !path.equals("/console") && page.startsWith(path + "/")
          || path.equals(RULES) && OF_RULES.contains(page);
    }
  }

  /**
   * A link of the navigation.
   *
   * @param here whether the page belongs to it
   */
  record Link(String path, String text, boolean here) {}

  /**
   * The frame of a page.
   *
   * @param lang of the document
   * @param here path of this page
   * @param other path of this page in the other language
   * @param themes paths of this page in each theme, and which one it has
   * @param home where the way begins for whoever reads it
   * @param person account that is signed in; empty where nobody is
   * @param session whether they can sign out
   */
  record Frame(
      String lang,
      boolean english,
      String theme,
      String here,
      String other,
      List<Link> navigation,
      List<Link> themes,
      String home,
      String person,
      boolean session) {}

  private final CurrentRules current;

  EveryPage(CurrentRules current) {
    this.current = current;
  }

  /**
   * @throws Refused where no rules are loaded: then nothing can be shown
   */
  @ModelAttribute("frame")
  Frame frame(HttpServletRequest request) {
    String page = request.getRequestURI();
    boolean needsRules =
        WITHOUT_RULES.stream().noneMatch(path -> page.equals(path) || page.startsWith(path + "/"));
    if (needsRules && current.maker().isEmpty()) {
      throw Refused.because(503, Message.of("problem.no-rule-set"));
    }
    return of(request);
  }

  static Frame of(HttpServletRequest request) {
    Reader reader = Reader.of(request);
    Actor actor = Actors.of(request);
    String page = request.getRequestURI();
    return new Frame(
        reader.isEnglish() ? "en" : "zh-CN",
        reader.isEnglish(),
        reader.theme().word(),
        address(request),
        with(request, "lang", reader.isEnglish() ? "zh" : "en"),
        ITEMS.stream()
            .filter(item -> item.isFor(actor))
            .map(item -> new Link(item.path, item.text.in(reader.language()), item.holds(page)))
            .toList(),
        List.of(
            theme(request, reader, Theme.AUTO, Message.of("console.theme.auto")),
            theme(request, reader, Theme.LIGHT, Message.of("console.theme.light")),
            theme(request, reader, Theme.DARK, Message.of("console.theme.dark"))),
        home(actor),
        actor.isAnonymous() ? "" : actor.person(),
        Actors.haveSession());
  }

  /** The overview; those who may not see decisions begin at what they look after. */
  static String home(Actor actor) {
    boolean reads = Stream.of(READERS).anyMatch(actor::may);
    return actor.may(Role.ADMINISTRATOR) && !reads ? "/console/accounts" : "/console";
  }

  private static Link theme(HttpServletRequest request, Reader reader, Theme theme, Message text) {
    return new Link(
        with(request, "theme", theme.word()), text.in(reader.language()), reader.theme() == theme);
  }

  /** This page, with a choice. What was posted is not asked for again. */
  private static String with(HttpServletRequest request, String name, String word) {
    String address = address(request);
    return address + (address.contains("?") ? "&" : "?") + name + "=" + word;
  }

  /** This page as it was asked for, without choices: within this service, whatever stands in it. */
  static String address(HttpServletRequest request) {
    String path = request.getRequestURI().replaceFirst("^/+", "/");
    String query = request.getQueryString();
    if (query == null || !request.getMethod().equals("GET")) {
      return path;
    }
    String rest =
        Stream.of(query.split("&", -1))
            .filter(part -> !part.startsWith("lang=") && !part.startsWith("theme="))
            .collect(Collectors.joining("&"));
    return rest.isEmpty() ? path : path + "?" + rest;
  }
}
