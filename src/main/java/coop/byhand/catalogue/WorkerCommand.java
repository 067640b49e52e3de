package coop.byhand.catalogue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/** How the process that makes previews is started, from source and from the production jar. */
final class WorkerCommand {

  private static final String WORKER = "coop.byhandworker.PreviewWorker";
  private static final String LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";

  /**
   * Limits of the operating system, where it has this tool: address space (decoders in native code
   * allocate outside the heap), seconds of processor time, bytes of a written file.
   */
  private static final Path LIMITER = Path.of("/usr/bin/prlimit");

  private static final List<String> LIMITS =
      List.of("--as=2000000000", "--cpu=60", "--fsize=67108864", "--core=0");

  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  private WorkerCommand() {}

  /**
   * The whole command.
   *
   * @param classPath of this process; relative entries are taken from this process's folder
   * @param folder of the worker, its own and its only one
   */
  static List<String> of(String classPath, Path folder, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(LIMITER)) {
      command.add(LIMITER.toString());
      command.addAll(LIMITS);
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx384m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:ActiveProcessorCount=1",
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:CompressedClassSpaceSize=64m",
            "-XX:-UsePerfData",
            "-XX:ErrorFile=" + folder.resolve("crash.log"),
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            absolute(classPath)));
    if (isProductionJar(classPath)) {
      command.add(command.size() - 2, "-Dloader.main=" + WORKER);
      command.add(LAUNCHER);
    } else {
      command.add(WORKER);
    }
    command.addAll(arguments);
    return command;
  }

  /** Whether everything lies in one jar that only Boot's launcher can open. */
  static boolean isProductionJar(String classPath) {
    List<String> entries = entries(classPath);
    if (entries.size() != 1 || !Files.isRegularFile(Path.of(entries.getFirst()))) {
      return false;
    }
    try (ZipFile jar = new ZipFile(entries.getFirst())) {
      return jar.getEntry(LAUNCHER.replace('.', '/') + ".class") != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String absolute(String classPath) {
    return entries(classPath).stream()
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> entries(String classPath) {
    return SEPARATOR.splitAsStream(classPath).filter(entry -> !entry.isEmpty()).toList();
  }
}
