package coop.byhand.tool;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The command-line tools: {@code ./byhand VERB}. Exit codes: 0 done, 1 the verb could not do what
 * was asked and says why, 2 the words of the command are wrong, 3 no JDK 25 or no build.
 */
@Command(
    name = "byhand",
    description = "Byhand's command-line tools. They work with the server off.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.Provider.class,
    subcommands = {Version.class, Bench.class, Credentials.class, Demo.class, HelpCommand.class},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the verb could not do what was asked; it says why",
      "2:the words of the command are wrong",
      "3:no JDK 25 was found, or the build failed"
    })
public final class Byhand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line =
        new CommandLine(new Byhand()).addSubcommand(Counting.VERB.name(), Counting.spec());
    // What needs the sandbox and a database of its own lies in the workshop jar.
    ServiceLoader.load(Verb.class).forEach(line::addSubcommand);
    return line.setExecutionExceptionHandler((failure, command, parsed) -> {
      if (failure instanceof Refusal refusal) {
        command.getErr().println(refusal.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
      }
      throw failure;
    });
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }

  /** A verb could not do what was asked; the message is the sentence a person reads. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message);
    }
  }
}
