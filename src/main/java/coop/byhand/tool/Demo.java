package coop.byhand.tool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code byhand demo …}: care for the demo co-op's data folder. */
@Command(
    name = "demo",
    description = "Looks after the demo co-op.",
    mixinStandardHelpOptions = true,
    subcommands = Demo.Reset.class)
final class Demo implements Runnable {

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }

  /** {@code byhand demo reset}: the next start begins with a fresh co-op. */
  @Command(
      name = "reset",
      description = "Deletes the demo co-op's data, so that the next start begins afresh.",
      mixinStandardHelpOptions = true)
  static final class Reset implements Callable<Integer> {

    /** What the demo start keeps; nothing else in the folder is touched. */
    private static final List<String> OURS =
        List.of("postgres", "postgres-binaries", "vault", "payment-sandbox", "clock", "demo-ready");

    @Option(
        names = "--data",
        paramLabel = "FOLDER",
        description = "The data folder. Default: BYHAND_DATA, or var beside this program.")
    private @Nullable Path data;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      Path folder = folder();
      if (!Files.isDirectory(folder)) {
        say("Nothing to reset: " + folder + " does not exist.");
        return CommandLine.ExitCode.OK;
      }
      refuseWhileRunning(folder);
      for (String name : OURS) {
        delete(folder.resolve(name));
      }
      say("The demo co-op in " + folder + " is gone. The next ./mvnw starts a fresh one.");
      return CommandLine.ExitCode.OK;
    }

    private Path folder() {
      if (data != null) {
        return data.toAbsolutePath().normalize();
      }
      String named = System.getenv("BYHAND_DATA");
      if (named != null && !named.isBlank()) {
        return Path.of(named).toAbsolutePath().normalize();
      }
      return Path.of(System.getProperty("byhand.home", ".")).resolve("var").toAbsolutePath();
    }

    private static void refuseWhileRunning(Path folder) throws IOException {
      Path lockFile = folder.resolve("postgres").resolve("epg-lock");
      if (!Files.exists(lockFile)) {
        return;
      }
      try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
        FileLock lock = channel.tryLock();
        if (lock == null) {
          throw new Byhand.Refusal(
              "Byhand is running on " + folder + ". Stop it first, then reset.");
        }
        lock.release();
      }
    }

    private static void delete(Path path) throws IOException {
      if (!Files.exists(path)) {
        return;
      }
      try (Stream<Path> walk = Files.walk(path)) {
        for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }

    private void say(String words) {
      if (spec != null) {
        spec.commandLine().getOut().println(words);
      }
    }
  }
}
