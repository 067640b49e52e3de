package coop.byhand.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The application keeps every rule of the house. */
class HouseRulesTests {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("coop.byhand");

  @TestFactory
  Stream<DynamicTest> theHouseKeepsItsRules() {
    return new HouseRules("coop.byhand", "coop.byhandschema")
        .all().entrySet().stream()
            .sorted(java.util.Map.Entry.comparingByKey())
            .map(rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(), () -> rule.getValue().allowEmptyShould(true).check(HOUSE)));
  }
}
