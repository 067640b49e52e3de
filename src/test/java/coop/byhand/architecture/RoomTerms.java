package coop.byhand.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words in which the rules of the house are written: what a room, a layer and an outermost
 * class are.
 *
 * @param root root package of the rooms
 * @param schema root package of the generated schema classes
 */
record RoomTerms(String root, String schema) {

  DescribedPredicate<JavaClass> resideInRooms() {
    return DescribedPredicate.describe(
        "reside in rooms", c -> c.getPackageName().startsWith(root + "."));
  }

  DescribedPredicate<JavaClass> inSubPackage(String layer) {
    return DescribedPredicate.describe(
        "in a '" + layer + "' sub-package", c -> layerOf(c).filter(layer::equals).isPresent());
  }

  Optional<String> layerOf(JavaClass c) {
    String[] segments = c.getPackageName().substring(root.length()).split("\\.");
    return segments.length > 2 && (segments[2].equals("ui") || segments[2].equals("web"))
        ? Optional.of(segments[2])
        : Optional.empty();
  }

  String roomOf(JavaClass c) {
    return firstSegment(c.getPackageName(), root);
  }

  static String firstSegment(String name, String prefix) {
    return name.length() <= prefix.length()
        ? ""
        : name.substring(prefix.length() + 1).split("\\.")[0];
  }

  /** Lambdas and nested classes belong to the class they are written in. */
  static DescribedPredicate<JavaClass> outermostIs(
      Class<? extends java.lang.annotation.Annotation> annotation) {
    return DescribedPredicate.describe(
        "written in a @" + annotation.getSimpleName(),
        c -> {
          JavaClass outermost = c;
          while (outermost.getEnclosingClass().isPresent()) {
            if (outermost.isMetaAnnotatedWith(annotation)
                || outermost.isAnnotatedWith(annotation)) {
              return true;
            }
            outermost = outermost.getEnclosingClass().get();
          }
          return outermost.isAnnotatedWith(annotation) || outermost.isMetaAnnotatedWith(annotation);
        });
  }

  static DescribedPredicate<JavaClass> named(String... packages) {
    return DescribedPredicate.describe(
        "of " + List.of(packages),
        c ->
            Stream.of(packages)
                .anyMatch(
                    p -> c.getPackageName().equals(p) || c.getPackageName().startsWith(p + ".")));
  }

  static boolean isFloating(JavaClass type) {
    return Set.of("double", "float", "java.lang.Double", "java.lang.Float")
        .contains(type.getBaseComponentType().getName());
  }

  static <T> DescribedPredicate<T> not(DescribedPredicate<T> predicate) {
    return DescribedPredicate.not(predicate);
  }

  interface Check {
    void check(JavaClass item, ConditionEvents events);
  }

  static ArchCondition<JavaClass> condition(String description, Check check) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        check.check(item, events);
      }
    };
  }

  static ArchCondition<JavaMethod> methodCondition(
      String description, java.util.function.Predicate<JavaMethod> keeps) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        if (!keeps.test(method)) {
          events.add(SimpleConditionEvent.violated(method, method.getFullName()));
        }
      }
    };
  }
}
