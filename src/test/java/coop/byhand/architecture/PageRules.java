package coop.byhand.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static coop.byhand.architecture.RoomTerms.condition;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.springframework.stereotype.Repository;

/** The rules for the two serving layers: views of the app and public pages. */
record PageRules(RoomTerms terms) {

  private static final Set<String> MONEY_ARITHMETIC =
      Set.of("plus", "minus", "negated", "compareTo", "isLessThan");

  ArchRule pagesAndViewsDecideNothing() {
    return classes()
        .that(terms.resideInRooms())
        .and(terms.inSubPackage("ui").or(terms.inSubPackage("web")))
        .should(
            condition(
                "not calculate with money, open transactions or reach repositories",
                (page, events) -> {
                  for (JavaAccess<?> access : page.getAccessesFromSelf()) {
                    JavaClass owner = access.getTargetOwner();
                    boolean arithmetic =
                        owner.getName().equals(terms.root() + ".kernel.Money")
                            && MONEY_ARITHMETIC.contains(access.getTarget().getName());
                    if (arithmetic
                        || owner.isAnnotatedWith(Repository.class)
                        || owner.getPackageName().startsWith("org.springframework.transaction")) {
                      events.add(SimpleConditionEvent.violated(page, access.getDescription()));
                    }
                  }
                }));
  }

  ArchRule publicPagesHaveNoSession() {
    return noClasses()
        .that(terms.resideInRooms())
        .and(terms.inSubPackage("web"))
        .should(
            dependOnClassesThat(
                DescribedPredicate.describe(
                    "belong to Vaadin or are the HTTP session",
                    c ->
                        c.getPackageName().startsWith("com.vaadin")
                            || c.getName().endsWith(".HttpSession")
                            || c.getSimpleName().equals("SessionAttributes"))))
        .as("public pages know neither Vaadin nor the session");
  }

  ArchRule pagesAndViewsShareNothing() {
    return classes()
        .that(terms.resideInRooms())
        .and(terms.inSubPackage("ui").or(terms.inSubPackage("web")))
        .should(
            condition(
                "not use classes of the other layer",
                (page, events) -> {
                  String own = terms.layerOf(page).orElseThrow();
                  for (Dependency dependency : page.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    if (target.getPackageName().startsWith(terms.root() + ".")
                        && terms.layerOf(target).filter(layer -> !layer.equals(own)).isPresent()) {
                      events.add(SimpleConditionEvent.violated(page, dependency.getDescription()));
                    }
                  }
                }));
  }

  ArchRule viewsAndPagesArePackagePrivate() {
    return classes()
        .that(terms.resideInRooms())
        .and(terms.inSubPackage("ui").or(terms.inSubPackage("web")))
        .and()
        .resideOutsideOfPackages(terms.root() + ".look..")
        .and()
        .areTopLevelClasses()
        .should()
        .notBePublic()
        .as("views and pages are package-private: only a browser calls them");
  }
}
