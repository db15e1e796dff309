package org.junheng.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junheng.app.RunningService;
import org.junit.jupiter.api.Assumptions;

/** A real Chromium, the machine's own, that looks at pages of a running service. */
final class Browser implements AutoCloseable {
  /** Where what it saw is left to be looked at. */
  static final Path SCREENS = Path.of("target", "screens");

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final String CONTRAST = "color-contrast";

  private final Set<String> coloursSeen = new HashSet<>();
  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final RunningService service;

  private Browser(Path executable, RunningService service) {
    this.service = service;
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  /** Where there is none, the tests that need it are skipped, and that is said. */
  static Browser of(RunningService service) {
    Optional<Path> executable = executable();
    if (executable.isEmpty()) {
      System.out.println(
          "Skipped: no Chromium on this machine, so no page was looked at in a browser.");
    }
    Assumptions.assumeTrue(executable.isPresent(), "there is no Chromium on this machine");
    return new Browser(executable.get(), service);
  }

  private static Optional<Path> executable() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Looks at pages as somebody does whose screen is so wide. */
  Look look(int width) {
    return new Look(width);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /** One reader's window: what went wrong in it is kept until it is asked for. */
  final class Look implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();
    private final int width;
    private boolean dark;

    private Look(int width) {
      this.width = width;
      context =
          browser.newContext(
              new com.microsoft.playwright.Browser.NewContextOptions()
                  .setViewportSize(width, width < 500 ? 844 : 768)
                  .setColorScheme(ColorScheme.LIGHT)
                  .setLocale("zh-CN"));
      page = context.newPage();
      page.setDefaultTimeout(60_000);
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
              troubles.add("console: " + message.text());
            }
          });
      page.onPageError(error -> troubles.add("script: " + error));
      page.onRequest(
          request -> {
            URI asked = URI.create(request.url());
            if (!asked.getScheme().equals("data")
                && asked.getPort() != service.uri("/").getPort()) {
              troubles.add("outside request: " + asked);
            }
          });
    }

    Page page() {
      return page;
    }

    /** Opens a page and waits until all its parts have come. */
    Look open(String path) {
      page.navigate(service.uri(path).toString());
      return settled();
    }

    /** Waits until nothing is being prepared or loaded any more. */
    Look settled() {
      page.waitForFunction(
          "() => !document.querySelector('[hx-trigger^=load]:not(.htmx-added):empty')"
              + " && ![...document.querySelectorAll('[hx-trigger^=\"load\"]')].some(each =>"
              + " each.querySelector('.quiet:only-child:not(.told)') !== null)"
              + " && !document.querySelector('.htmx-request')");
      page.waitForTimeout(100);
      return this;
    }

    /** Turns the reader's system dark, or light again. */
    Look turn(boolean toDark) {
      dark = toDark;
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(toDark ? ColorScheme.DARK : ColorScheme.LIGHT));
      page.waitForTimeout(50);
      return this;
    }

    private String name() {
      return width + (dark ? "-dark" : "-light");
    }

    /** What went wrong since the last time. */
    List<String> troubles() {
      List<String> told = List.copyOf(troubles);
      troubles.clear();
      return told;
    }

    /** Leaves a picture of the whole page, where {@code -Djunheng.pictures=true} asks for it. */
    void picture(String of) {
      if (!Boolean.getBoolean("junheng.pictures")) {
        return;
      }
      page.evaluate("() => window.scrollTo(0, 0)");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(SCREENS.resolve(of + "-" + name() + ".png"))
              .setFullPage(true));
    }

    /** Nothing went wrong, nothing sticks out, and nobody is kept from reading it. */
    void isInOrder(String of) {
      picture(of);
      assertThat(troubles()).as(of + " " + name()).isEmpty();
      assertThat(
              page.evaluate(
                  "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
          .as("how far %s %s sticks out to the right", of, name())
          .isEqualTo(0);
      boolean narrow = page.viewportSize().width < 500;
      if (dark && narrow) {
        // Its colours were looked at on the wide screen, its arrangement in the light.
        return;
      }
      // Without frames there is nothing to be put together in a page of its own, which takes
      // seconds.
      // Rows of a table are alike: those after the first two dozen tell nothing new.
      AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true).exclude("tbody tr:nth-child(n+25)");
      // Contrast is most of what axe takes: once a page and theme. In the dark it is all that
      // differs.
      boolean colours = coloursSeen.add(of.replace("-narrow", "") + dark);
      if (!colours) {
        axe.disableRules(List.of(CONTRAST));
      } else if (dark) {
        axe.withRules(List.of(CONTRAST));
      }
      assertThat(axe.analyze().getViolations())
          .as("what axe finds on %s %s", of, name())
          .filteredOn(each -> List.of("serious", "critical").contains(each.getImpact()))
          .extracting(
              each ->
                  each.getId()
                      + ": "
                      + each.getNodes().stream()
                          .limit(4)
                          .map(node -> node.getHtml() + " " + node.getFailureSummary())
                          .toList())
          .isEmpty();
    }

    /** The words that the page shows. */
    String text() {
      return page.locator("body").innerText();
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
