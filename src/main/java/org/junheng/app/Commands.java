package org.junheng.app;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junheng.message.Message;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What can be typed behind the program's name. */
@Command(
    name = "junheng",
    description = {
      "均衡：按政策文件逐项判定学校和区县的数据。",
      "Junheng: judges the figures of schools and districts by policy documents."
    },
    versionProvider = Commands.Version.class)
final class Commands {
  private static final List<String> ASKING = List.of("-h", "--help", "-V", "--version");

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = {"显示版本。", "Show the version."})
  private boolean version;

  private Commands() {}

  /** The version that was built. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String built = Commands.class.getPackage().getImplementationVersion();
      return new String[] {"junheng " + (built == null ? "(dev)" : built)};
    }
  }

  /** What every command understands. */
  static final class Help {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = {"显示这份说明。", "Show this help."})
    private boolean asked;
  }

  /**
   * Runs a command.
   *
   * @param charset in which the console is told something; JSON is written in UTF-8
   * @return an {@link ExitCode}, or {@link Serve#RUNNING}
   */
  static int run(
      InputStream in, OutputStream out, OutputStream err, Charset charset, String... arguments) {
    CommandLine line =
        new CommandLine(new Commands())
            .addSubcommand(new Serve())
            .addSubcommand(new Decide(in, out))
            .addSubcommand(new MakeExample(out))
            .addSubcommand(new MakeTemplate())
            .addSubcommand(
                new CommandLine(new RulesCommand())
                    .addSubcommand(new AnalyseRules(out))
                    .addSubcommand(new NewRule(in, charset)))
            .addSubcommand(new PublicationsCommand())
            .addSubcommand(new DraftCommand())
            .addSubcommand(new CommandLine(new AccountsCommand()))
            .addSubcommand(new CommandLine(new AuditCommand()).addSubcommand(new ExportLog(out)))
            .setOut(writer(out, charset))
            .setErr(writer(err, charset))
            .setParameterExceptionHandler((failure, given) -> misunderstood(failure))
            .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    prepare(line);
    return line.execute(withDefault(arguments));
  }

  private static PrintWriter writer(OutputStream stream, Charset charset) {
    return new PrintWriter(new OutputStreamWriter(stream, charset), true);
  }

  /** Gives a command, and those below it, its help in both languages. */
  private static void prepare(CommandLine command) {
    command
        .getCommandSpec()
        .addMixin("help", CommandLine.Model.CommandSpec.forAnnotatedObject(new Help()));
    command
        .getCommandSpec()
        .usageMessage()
        .synopsisHeading("用法 Usage: ")
        .synopsisSubcommandLabel("COMMAND")
        .descriptionHeading("%n")
        .parameterListHeading("%n参数 Parameters:%n")
        .optionListHeading("%n选项 Options:%n")
        .commandListHeading("%n命令 Commands:%n")
        .footerHeading("%n")
        .exitCodeListHeading("%n退出码 Exit codes:%n")
        .exitCodeList(ExitCode.described())
        .width(100);
    command.getSubcommands().values().forEach(Commands::prepare);
  }

  private static String[] withDefault(String[] arguments) {
    boolean named =
        arguments.length > 0 && (!arguments[0].startsWith("-") || ASKING.contains(arguments[0]));
    return named
        ? arguments
        : Stream.concat(Stream.of("serve"), Stream.of(arguments)).toArray(String[]::new);
  }

  private static int misunderstood(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    Bilingual.print(command.getErr(), what(failure));
    Bilingual.print(
        command.getErr(), Message.of("command.help", command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  private static Message what(ParameterException failure) {
    if (failure instanceof Misused misused) {
      return misused.why();
    }
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return Message.of("command.wrong", String.valueOf(failure.getMessage()));
    }
    String written = String.join(" ", unmatched.getUnmatched());
    List<String> near = unmatched.getSuggestions();
    return near.isEmpty()
        ? Message.of("command.unknown", written)
        : Message.of("command.unknown-suggestion", written, String.join(", ", near));
  }

  /** A fault of our own: what it was in one line, without the way there. */
  private static int failed(Exception failure, CommandLine command) {
    Bilingual.print(command.getErr(), Message.of("command.failed", failure.toString()));
    return ExitCode.FAILED;
  }
}
