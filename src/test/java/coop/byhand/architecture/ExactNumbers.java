package coop.byhand.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeKind;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Finds floating point where compiled signatures do not show it: in literals, locals, casts,
 * parameters of constructors and lambdas, and in calls that pass through it.
 */
final class ExactNumbers {

  /** Types and calls that are named after what they hold, such as {@code mapToDouble}. */
  private static final Pattern NAMED_SO =
      Pattern.compile(
          "Double|Float|(as|to|next|mapTo|get|parse)(Double|Float)\\w*"
              + "|(Double|Float)(Stream|Supplier|Adder|Function|Consumer)|To(Double|Float)\\w+"
              + "|\\w*DoubleFunction|(double|float)Value");

  private static final Set<String> OF_MATH =
      Set.of(
          "round", "floor", "ceil", "rint", "random", "pow", "sqrt", "cbrt", "exp", "log", "log10");

  private ExactNumbers() {}

  /** Every place in these files that holds or passes a number that is not exact. */
  static List<String> inexact(List<Path> javaFiles) {
    List<String> found = new ArrayList<>();
    if (javaFiles.isEmpty()) {
      return found;
    }
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
        new Reading(unit, positions, found).scan(unit, null);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return found;
  }

  private static final class Reading extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> found;

    Reading(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void nothing) {
      if (literal.getKind() == Tree.Kind.DOUBLE_LITERAL
          || literal.getKind() == Tree.Kind.FLOAT_LITERAL) {
        note(literal);
      }
      return super.visitLiteral(literal, nothing);
    }

    @Override
    public Void visitPrimitiveType(PrimitiveTypeTree type, Void nothing) {
      if (type.getPrimitiveTypeKind() == TypeKind.DOUBLE
          || type.getPrimitiveTypeKind() == TypeKind.FLOAT) {
        note(type);
      }
      return super.visitPrimitiveType(type, nothing);
    }

    @Override
    public Void visitIdentifier(IdentifierTree name, Void nothing) {
      if (NAMED_SO.matcher(name.getName()).matches()) {
        note(name);
      }
      return super.visitIdentifier(name, nothing);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree member, Void nothing) {
      check(member, member.getExpression(), member.getIdentifier().toString());
      return super.visitMemberSelect(member, nothing);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree member, Void nothing) {
      check(member, member.getQualifierExpression(), member.getName().toString());
      return super.visitMemberReference(member, nothing);
    }

    private void check(Tree place, Tree owner, String name) {
      boolean isMath = owner.toString().matches("(java\\.lang\\.)?(Strict)?Math");
      if (NAMED_SO.matcher(name).matches() || isMath && OF_MATH.contains(name)) {
        note(place);
      }
    }

    private void note(Tree tree) {
      found.add(
          Path.of(unit.getSourceFile().toUri()).getFileName()
              + ":"
              + unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree))
              + " "
              + tree);
    }
  }
}
