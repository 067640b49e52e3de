package coop.byhand.tool;

import coop.byhand.verify.Ending;
import coop.byhand.verify.Spoken;
import coop.byhand.verify.StopException;
import coop.byhand.verify.Verb;
import coop.byhand.verify.VoteCount;
import coop.byhand.verify.Word;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * {@code byhand count …}: the count of {@code byhand-verify} among the other verbs. Options and
 * their help come from there, so that both are one command.
 */
final class Counting implements Callable<Integer> {

  static final Verb VERB = VoteCount.verb();

  private final CommandSpec spec;

  private Counting() {
    spec = CommandSpec.wrapWithoutInspection(this).name(VERB.name());
  }

  static CommandSpec spec() {
    CommandSpec spec = new Counting().spec;
    spec.mixinStandardHelpOptions(true);
    for (Word word : VERB.words()) {
      // A per cent sign would be read as a format.
      OptionSpec.Builder option =
          OptionSpec.builder(word.name()).description(word.says().replace("%", "%%"));
      spec.addOption(
          word.isSwitch()
              ? option.type(boolean.class).build()
              : option
                  .paramLabel(word.value())
                  .type(List.class)
                  .auxiliaryTypes(String.class)
                  .build());
    }
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("The files to count.")
            .build());
    UsageMessageSpec usage = spec.usageMessage();
    usage.description(VERB.says().toArray(String[]::new));
    return spec;
  }

  @Override
  public Integer call() {
    CommandLine line = spec.commandLine();
    CommandLine.ParseResult said = line.getParseResult();
    Map<String, List<String>> options = new TreeMap<>();
    for (Word word : VERB.words()) {
      if (said.hasMatchedOption(word.name())) {
        List<String> values = said.matchedOption(word.name()).originalStringValues();
        options.put(word.name(), word.isSwitch() ? List.of("") : values);
      }
    }
    List<String> files =
        said.matchedPositionals().stream()
            .flatMap(named -> named.originalStringValues().stream())
            .toList();
    PrintWriter err = line.getErr();
    try {
      Ending ending = VoteCount.run(new Spoken(options, files), line.getOut(), err);
      return ending.code();
    } catch (StopException stopped) {
      err.println(stopped.sentence());
      return stopped.ending().code();
    }
  }
}
