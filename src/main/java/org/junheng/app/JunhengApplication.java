package org.junheng.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TimeZone;
import org.junheng.web.WebConfiguration;
import org.junheng.web.console.AdministrationPagesConfiguration;
import org.junheng.web.console.ConsoleConfiguration;
import org.junheng.web.console.WorkPagesConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Import;

/** Where the program starts, as a service or as a command. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  LogConfiguration.class,
  PublishingConfiguration.class,
  WebConfiguration.class,
  AdministrationPagesConfiguration.class,
  ConsoleConfiguration.class,
  WorkPagesConfiguration.class,
  ExampleConfiguration.class
})
public class JunhengApplication {
  /**
   * Runs a command; without one, the service.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String... arguments) {
    // The district's, whatever the machine's are: days and words must not depend on it.
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    Charset charset = consoleCharset();
    if (System.getProperty("logging.charset.console") == null) {
      System.setProperty("logging.charset.console", charset.name());
    }
    // Commands print their result and nothing else; the service sets up its log by itself.
    LoggingSystem.get(JunhengApplication.class.getClassLoader()).beforeInitialize();
    // Not System.out, which keeps to itself that whoever was reading has gone.
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    int code = Commands.run(System.in, out, System.err, charset, arguments);
    if (code != Serve.RUNNING) {
      System.exit(code);
    }
  }

  /** The console's own, unless Chinese cannot be written in it. */
  private static Charset consoleCharset() {
    Charset console = Charset.defaultCharset();
    return console.canEncode() && console.newEncoder().canEncode('均')
        ? console
        : StandardCharsets.UTF_8;
  }
}
