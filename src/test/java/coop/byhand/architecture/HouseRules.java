package coop.byhand.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static coop.byhand.architecture.RoomTerms.condition;
import static coop.byhand.architecture.RoomTerms.firstSegment;
import static coop.byhand.architecture.RoomTerms.isFloating;
import static coop.byhand.architecture.RoomTerms.methodCondition;
import static coop.byhand.architecture.RoomTerms.named;
import static coop.byhand.architecture.RoomTerms.not;
import static coop.byhand.architecture.RoomTerms.outermostIs;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rules of the house, each written once and applied twice: to the application, which must keep
 * it, and to a package of deliberate offenders, which it must catch.
 *
 * @param root root package of the rooms
 * @param schema root package of the generated schema classes
 */
record HouseRules(String root, String schema) {

  private static final List<String> FORBIDDEN_NAMES =
      List.of(
          "Service", "Manager", "Helper", "Util", "Impl", "Dto", "Processor", "Handler", "Base");

  /** Third parties that a pure class of one room may use, and why it is no leak. */
  private static final Map<String, List<String>> PURE_EXCEPTIONS =
      Map.of(
          "media", List.of("org.bouncycastle", "org.brotli", "javax.security.auth.x500"),
          "payments", List.of("com.stripe", "com.google.gson"),
          "tool", List.of("picocli"));

  /** Rooms that compute or show money or votes; what they do inside is for ExactNumbers. */
  static final List<String> EXACT_ROOMS =
      List.of(
          "kernel",
          "tally",
          "ledger",
          "checkout",
          "payments",
          "payouts",
          "invoicing",
          "oversight",
          "policy",
          "governance",
          "licensing",
          "studio",
          "storefront");

  /** Front doors with more methods, and why: the books have one for each event of their chart. */
  private static final Map<String, Integer> WIDE_DOORS = Map.of("coop.byhand.ledger.Ledger", 26);

  /** Name to rule, for reports and for the offenders' test. */
  Map<String, ArchRule> all() {
    return Map.ofEntries(
        Map.entry("onlyRepositoriesSpeakSql", onlyRepositoriesSpeakSql()),
        Map.entry("repositoriesStayInTheirRoom", repositoriesStayInTheirRoom()),
        Map.entry("roomsUseOnlyTheirOwnSchema", roomsUseOnlyTheirOwnSchema()),
        Map.entry("pureClassesStayPure", pureClassesStayPure()),
        Map.entry("onlyFrontDoorsHoldTransactions", onlyFrontDoorsHoldTransactions()),
        Map.entry("namesBearIntent", namesBearIntent()),
        Map.entry("oneClock", oneClock()),
        Map.entry("stripeOnlyInPayments", stripeOnlyInPayments()),
        Map.entry("noSecondQueue", noSecondQueue()),
        Map.entry("pagesAndViewsDecideNothing", pages().pagesAndViewsDecideNothing()),
        Map.entry("publicPagesHaveNoSession", pages().publicPagesHaveNoSession()),
        Map.entry("pagesAndViewsShareNothing", pages().pagesAndViewsShareNothing()),
        Map.entry("viewsAndPagesArePackagePrivate", pages().viewsAndPagesArePackagePrivate()),
        Map.entry("noRatesInConfiguration", noRatesInConfiguration()),
        Map.entry("noFloatingPointNearMoneyOrVotes", noFloatingPointNearMoneyOrVotes()),
        Map.entry("frontDoorsStaySmall", frontDoorsStaySmall()),
        Map.entry("refusalsAreNotBooleans", refusalsAreNotBooleans()));
  }

  private RoomTerms terms() {
    return new RoomTerms(root, schema);
  }

  private PageRules pages() {
    return new PageRules(terms());
  }

  ArchRule onlyRepositoriesSpeakSql() {
    return noClasses()
        .that(terms().resideInRooms())
        .and(not(outermostIs(Repository.class)))
        .should()
        .dependOnClassesThat(named("org.jooq", schema))
        .as("only @Repository classes use jOOQ or the schema");
  }

  ArchRule repositoriesStayInTheirRoom() {
    return classes()
        .that(terms().resideInRooms())
        .and()
        .areAnnotatedWith(Repository.class)
        .should()
        .bePackagePrivate()
        .as("repositories are package-private");
  }

  ArchRule roomsUseOnlyTheirOwnSchema() {
    return classes()
        .that(terms().resideInRooms())
        .should(
            condition(
                "use only the schema that bears their room's name",
                (room, events) -> {
                  for (Dependency dependency : room.getDirectDependenciesFromSelf()) {
                    String target = dependency.getTargetClass().getPackageName();
                    if (target.startsWith(schema + ".")
                        && !firstSegment(target, schema).equals(terms().roomOf(room))) {
                      events.add(SimpleConditionEvent.violated(room, dependency.getDescription()));
                    }
                  }
                }));
  }

  ArchRule pureClassesStayPure() {
    return classes()
        .that(terms().resideInRooms())
        .and(not(terms().inSubPackage("ui")))
        .and(not(terms().inSubPackage("web")))
        .and(not(outermostIs(Component.class)))
        .and(not(outermostIs(ConfigurationProperties.class)))
        .and(
            DescribedPredicate.describe(
                "are no package declaration", c -> !c.getSimpleName().equals("package-info")))
        .should(
            condition(
                "depend only on java, jspecify and this house",
                (pure, events) ->
                    pure.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !allowedInPure(pure, dependency.getTargetClass()))
                        .forEach(dependency ->
                            events.add(
                                SimpleConditionEvent.violated(
                                    pure, dependency.getDescription())))));
  }

  private boolean allowedInPure(JavaClass pure, JavaClass target) {
    String name = target.getBaseComponentType().getPackageName();
    return name.isEmpty()
        || name.startsWith("java.")
        || name.startsWith("javax.crypto")
        || name.startsWith("org.jspecify")
        || name.equals(root)
        || name.startsWith(root + ".")
        || PURE_EXCEPTIONS.getOrDefault(terms().roomOf(pure), List.of()).stream()
            .anyMatch(name::startsWith);
  }

  ArchRule onlyFrontDoorsHoldTransactions() {
    return methods()
        .that()
        .areAnnotatedWith(Transactional.class)
        .should(
            methodCondition(
                "be public methods of @Service front doors",
                method ->
                    method.getModifiers().contains(JavaModifier.PUBLIC)
                        && method.getOwner().isAnnotatedWith(Service.class)))
        .allowEmptyShould(true)
        .as("@Transactional only on public methods of @Service front doors");
  }

  ArchRule namesBearIntent() {
    return classes()
        .that(terms().resideInRooms())
        .should(
            condition(
                "not be called " + FORBIDDEN_NAMES,
                (named, events) -> {
                  boolean forbidden =
                      FORBIDDEN_NAMES.stream()
                          .anyMatch(word ->
                              Pattern.compile(
                                      word.equals("Base")
                                          ? "^Base[A-Z].*"
                                          : ".*" + word + "s?($|[A-Z].*)")
                                  .matcher(named.getSimpleName())
                                  .matches());
                  if (forbidden) {
                    events.add(SimpleConditionEvent.violated(named, named.getName()));
                  }
                }));
  }

  ArchRule oneClock() {
    return noClasses()
        .that(terms().resideInRooms())
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "reads the time without the clock",
                call ->
                    call.getName().equals("now")
                            && call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getTarget().getRawParameterTypes().isEmpty()
                        || call.getName().equals("currentTimeMillis")
                        || call.getName().startsWith("system")
                            && call.getTargetOwner().getName().equals("java.time.Clock")))
        .as("time comes from the one clock");
  }

  ArchRule stripeOnlyInPayments() {
    return noClasses()
        .that(terms().resideInRooms())
        .and()
        .resideOutsideOfPackage(root + ".payments..")
        .should()
        .dependOnClassesThat(named("com.stripe"))
        .as("Stripe's library is used in payments only");
  }

  ArchRule noSecondQueue() {
    return methods()
        .should()
        .notBeAnnotatedWith(Async.class)
        .as("no @Async: the outside world is reached by durable jobs");
  }

  ArchRule noRatesInConfiguration() {
    String[] rooms =
        EXACT_ROOMS.stream()
            .filter(room -> !room.equals("payments")) // Keys and addresses of the provider.
            .map(room -> root + "." + room + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAnyPackage(rooms)
        .should()
        .dependOnClassesThat(
            named("org.springframework.boot.context.properties", "org.springframework.core.env"))
        .orShould()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are @Value", type -> type.getName().equals(Value.class.getName())))
        .orShould()
        .callMethodWhere(
            DescribedPredicate.describe(
                "reads a property of the process",
                call ->
                    call.getTargetOwner().getName().equals("java.lang.System")
                            && List.of("getenv", "getProperty", "getProperties")
                                .contains(call.getName())
                        || List.of("getInteger", "getLong", "getBoolean").contains(call.getName())
                            && call.getTargetOwner().getPackageName().equals("java.lang")))
        .as("rooms of money and votes have no configuration: rates are voted");
  }

  ArchRule noFloatingPointNearMoneyOrVotes() {
    String[] rooms =
        EXACT_ROOMS.stream().map(room -> root + "." + room + "..").toArray(String[]::new);
    return classes()
        .that()
        .resideInAnyPackage(rooms)
        .should(
            condition(
                "hold and pass no floating point",
                (room, events) -> {
                  room.getFields().stream()
                      .filter(field -> isFloating(field.getRawType()))
                      .forEach(field ->
                          events.add(SimpleConditionEvent.violated(field, field.getFullName())));
                  room.getCodeUnits().stream()
                      .filter(unit ->
                          isFloating(unit.getRawReturnType())
                              || unit.getRawParameterTypes().stream()
                                  .anyMatch(RoomTerms::isFloating))
                      .forEach(unit ->
                          events.add(SimpleConditionEvent.violated(unit, unit.getFullName())));
                }));
  }

  ArchRule frontDoorsStaySmall() {
    return classes()
        .that(terms().resideInRooms())
        .and()
        .areAnnotatedWith(Service.class)
        .should(
            condition(
                "have at most 12 public methods",
                (door, events) -> {
                  long methods =
                      door.getMethods().stream()
                          .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
                          .filter(m -> !m.getModifiers().contains(JavaModifier.SYNTHETIC))
                          .count();
                  if (methods > WIDE_DOORS.getOrDefault(door.getName(), 12)) {
                    events.add(
                        SimpleConditionEvent.violated(door, door.getName() + " has " + methods));
                  }
                }));
  }

  ArchRule refusalsAreNotBooleans() {
    return methods()
        .that()
        .areAnnotatedWith(Transactional.class)
        .should(
            methodCondition(
                "not answer with a boolean",
                method -> !method.getRawReturnType().getName().equals("boolean")))
        .allowEmptyShould(true)
        .as("use cases answer with sealed outcomes, not booleans");
  }
}
