package coop.byhand.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Rules that are kept in the text of the sources rather than in compiled classes. */
final class SourceRules {

  static final int MOST_LINES_OF_A_FILE = 400;
  static final int MOST_LINES_OF_A_FUNCTION = 60;

  /** Words of what is voted or set by law; a key that has one names such a number. */
  private static final Set<String> WORDS_OF_RATES =
      Set.of(
          "rate",
          "percent",
          "percentage",
          "pct",
          "commission",
          "share",
          "split",
          "floor",
          "fee",
          "bp",
          "bps",
          "basis",
          "solidarity",
          "reserve",
          "patronage",
          "surplus",
          "quorum",
          "hold",
          "minimum",
          "vat",
          "tax");

  private static final Pattern KEY = Pattern.compile("(?m)^[ \\t]*([\\w.\\[\\]-]+)");
  private static final Pattern BORDER = Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])");
  private static final Pattern TODO = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

  private SourceRules() {}

  static List<Path> javaFiles(Path root) {
    return files(root, ".java");
  }

  static List<Path> files(Path root, String ending) {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Files that are longer than a reader should have to hold in mind. */
  static List<String> longFiles(List<Path> javaFiles) {
    List<String> found = new ArrayList<>();
    for (Path file : javaFiles) {
      long length = read(file).lines().count();
      if (length > MOST_LINES_OF_A_FILE) {
        found.add(file.getFileName() + " has " + length + " lines");
      }
    }
    return found;
  }

  /** Files and functions that are longer than a reader should have to hold in mind. */
  static List<String> tooLong(List<Path> javaFiles) {
    List<String> found = new ArrayList<>(longFiles(javaFiles));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  diagnostic -> {},
                  List.of(),
                  null,
                  manager.getJavaFileObjectsFromPaths(javaFiles));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        String name = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
        LineMap lines = unit.getLineMap();
        new FunctionLengths(name, unit, lines, positions, found).scan(unit, null);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return found;
  }

  private static final class FunctionLengths extends TreeScanner<Void, Void> {
    private final String file;
    private final CompilationUnitTree unit;
    private final LineMap lines;
    private final SourcePositions positions;
    private final List<String> found;

    FunctionLengths(
        String file,
        CompilationUnitTree unit,
        LineMap lines,
        SourcePositions positions,
        List<String> found) {
      this.file = file;
      this.unit = unit;
      this.lines = lines;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      if (method.getBody() != null && positions.getEndPosition(unit, method) > 0) {
        long first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
        long last = lines.getLineNumber(positions.getEndPosition(unit, method));
        if (last - first + 1 > MOST_LINES_OF_A_FUNCTION) {
          found.add(file + ": " + method.getName() + " has " + (last - first + 1) + " lines");
        }
      }
      return super.visitMethod(method, nothing);
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      return super.visitClass(type, nothing);
    }
  }

  /** Keys of settings that name a rate: rates are voted, never configured. */
  static List<String> ratesInSettings(String properties) {
    List<String> found = new ArrayList<>();
    for (String key : matches(KEY, properties)) {
      if (BORDER.splitAsStream(key).anyMatch(SourceRules::isOfRates)) {
        found.add(key);
      }
    }
    return found;
  }

  private static boolean isOfRates(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    return WORDS_OF_RATES.stream()
        .anyMatch(rate -> Set.of(rate, rate + "s", rate + "es").contains(small));
  }

  /** Work left undone. */
  static List<String> leftUndone(String source) {
    return matches(TODO, source);
  }

  private static List<String> matches(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group().strip());
    }
    return found;
  }
}
