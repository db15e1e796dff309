package org.junheng.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junheng.identity.Account;
import org.junheng.identity.SignIn;
import org.junheng.message.Message;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import picocli.CommandLine.UnmatchedArgumentException;

@Command(
    name = "serve",
    header = "启动服务 / Start the service",
    description = {"启动服务；不写命令时就是它。", "Start the service (the default command)."},
    footer = {
      "任何设置都可以用 --名称=值 给出，如 --server.port=9090。",
      "Any setting can be given as --name=value, like --server.port=9090."
    })
final class Serve implements Callable<Integer> {
  /** What is returned while the service goes on running. */
  static final int RUNNING = -1;

  private static final Pattern SETTING = Pattern.compile("--[a-z][\\w.\\[\\]-]*=.*");

  @Option(
      names = "--rules",
      paramLabel = "FOLDER",
      description = {"规则文件夹，缺省为 rules。", "The folder of rules; rules by default."})
  private @Nullable String rules;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = {"端口，缺省为 8080。", "The port; 8080 by default."})
  private @Nullable Integer port;

  @Unmatched private List<String> settings = new ArrayList<>();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    for (String setting : settings) {
      if (!SETTING.matcher(setting).matches()) {
        throw new UnmatchedArgumentException(command.commandLine(), List.of(setting));
      }
    }
    List<String> arguments = new ArrayList<>(settings);
    if (rules != null) {
      arguments.add("--" + RuleFolder.PROPERTY + "=" + rules);
    }
    if (port != null) {
      arguments.add("--server.port=" + port);
    }
    try {
      ConfigurableApplicationContext context = start(arguments.toArray(String[]::new));
      tellFirstPassword(context.getBean(SignIn.class), command.commandLine().getOut());
      return RUNNING;
    } catch (ListeningGuard.NotSafe e) {
      Bilingual.print(command.commandLine().getErr(), e.why());
    } catch (RuntimeException e) {
      RulesInitializer.NoRules.in(e)
          .ifPresent(why -> command.commandLine().getErr().println(why.getMessage()));
      // Spring has said in the log what is wrong: a port in use, a setting that cannot be read.
      command.commandLine().getErr().println(Message.of("rules.not-started").chinese());
    }
    return ExitCode.FAILED;
  }

  /** On the console and nowhere else: nothing keeps it but whoever reads it there. */
  private static void tellFirstPassword(SignIn signIn, PrintWriter out) {
    signIn
        .firstPassword()
        .ifPresent(
            password ->
                Bilingual.print(
                    out, Message.of("start.first-password", Account.ADMINISTRATOR, password)));
  }

  /**
   * Starts the service and returns when it answers.
   *
   * @param settings as {@code --name=value}
   */
  static ConfigurableApplicationContext start(String... settings) {
    SpringApplication application = new SpringApplication(JunhengApplication.class);
    application.addInitializers(new RulesInitializer());
    application.addListeners(new StartLine());
    return application.run(settings);
  }
}
