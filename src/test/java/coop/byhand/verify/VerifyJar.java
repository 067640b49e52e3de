package coop.byhand.verify;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What may be in the jar, and what a class in it may need. */
final class VerifyJar {

  static final List<String> ROOMS = List.of("merkle", "tally", "verify");

  private VerifyJar() {}

  /**
   * The classes which a class names that are neither of the JDK's base nor of the three rooms. What
   * an annotation names is no need: the JVM leaves out annotations it does not know.
   */
  static Set<String> foreign(byte[] file) {
    ClassModel model = ClassFile.of().parse(file);
    Set<String> named = new TreeSet<>();
    Consumer<ClassDesc> see = type -> named.add(name(type));
    for (PoolEntry entry : model.constantPool()) {
      switch (entry) {
        case ClassEntry type -> see.accept(type.asSymbol());
        case NameAndTypeEntry member -> types(member.type().stringValue()).forEach(see);
        default -> {
          // Numbers and texts name no class.
        }
      }
    }
    model.fields().forEach(field -> see.accept(field.fieldTypeSymbol()));
    model.methods().forEach(method -> types(method.methodType().stringValue()).forEach(see));
    named.removeIf(VerifyJar::isKnown);
    return named;
  }

  private static Stream<ClassDesc> types(String descriptor) {
    if (!descriptor.startsWith("(")) {
      return Stream.of(ClassDesc.ofDescriptor(descriptor));
    }
    MethodTypeDesc method = MethodTypeDesc.ofDescriptor(descriptor);
    return Stream.concat(method.parameterList().stream(), Stream.of(method.returnType()));
  }

  private static String name(ClassDesc type) {
    ClassDesc element = type;
    while (element.isArray()) {
      element = element.componentType();
    }
    return element.isPrimitive()
        ? "java.lang." + element.displayName()
        : element.packageName() + "." + element.displayName();
  }

  private static boolean isKnown(String name) {
    return name.startsWith("java.")
        || ROOMS.stream().anyMatch(room -> name.startsWith("coop.byhand." + room + "."));
  }
}
