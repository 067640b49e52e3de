package coop.byhand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule of the house catches its deliberate offender; a rule that cannot fail is decoration. */
class HouseRulesBiteTests {

  /** Rule to the offender that it must name. */
  private static final Map<String, String> OFFENDERS =
      Map.ofEntries(
          Map.entry("onlyRepositoriesSpeakSql", "SqlOutsideRepository"),
          Map.entry("repositoriesStayInTheirRoom", "PublicRepository"),
          Map.entry("roomsUseOnlyTheirOwnSchema", "OtherTable"),
          Map.entry("pureClassesStayPure", "ImpureValue"),
          Map.entry("onlyFrontDoorsHoldTransactions", "hidden"),
          Map.entry("namesBearIntent", "PaymentManager"),
          Map.entry("oneClock", "readsTheSystemClock"),
          Map.entry("stripeOnlyInPayments", "StripeAbroad"),
          Map.entry("noSecondQueue", "later"),
          Map.entry("pagesAndViewsDecideNothing", "DecidingView"),
          Map.entry("publicPagesHaveNoSession", "SessionPage"),
          Map.entry("pagesAndViewsShareNothing", "SessionPage"),
          Map.entry("viewsAndPagesArePackagePrivate", "DecidingView"),
          Map.entry("noRatesInConfiguration", "CheckoutSettings"),
          Map.entry("noFloatingPointNearMoneyOrVotes", "inexact"),
          Map.entry("frontDoorsStaySmall", "Crowd"),
          Map.entry("refusalsAreNotBooleans", "succeeded"));

  private static final JavaClasses GALLERY =
      new ClassFileImporter().importPackages("coop.byhandoffenders", "coop.byhandoffendersschema");

  private final Map<String, ArchRule> rules =
      new HouseRules("coop.byhandoffenders", "coop.byhandoffendersschema").all();

  @Test
  void everyRuleHasAnOffender() {
    assertThat(OFFENDERS.keySet()).isEqualTo(rules.keySet());
  }

  @Test
  void theLibrariesOfCredentialsAreCaughtOutsideTheirRoom() {
    List<String> caught =
        rules.get("pureClassesStayPure").evaluate(GALLERY).getFailureReport().getDetails();
    assertThat(caught)
        .anySatisfy(line -> assertThat(line).contains("CryptoAbroad", "org.bouncycastle"))
        .anySatisfy(line -> assertThat(line).contains("CryptoAbroad", "org.brotli"))
        .noneSatisfy(line -> assertThat(line).contains("CryptoAtHome", "org.bouncycastle"))
        .noneSatisfy(line -> assertThat(line).contains("CryptoAtHome", "org.brotli"))
        .anySatisfy(line -> assertThat(line).contains("CryptoAtHome", "com.google.gson"));
  }

  @Test
  void everyWayToConfigureARateIsCaught() {
    List<String> caught =
        rules.get("noRatesInConfiguration").evaluate(GALLERY).getFailureReport().getDetails();
    assertThat(caught)
        .anySatisfy(line -> assertThat(line).contains("CheckoutSettings"))
        .anySatisfy(line -> assertThat(line).contains("ValueRate"))
        .anySatisfy(line -> assertThat(line).contains("EnvironmentRate"))
        .anySatisfy(line -> assertThat(line).contains("ofTheProcess"))
        .anySatisfy(line -> assertThat(line).contains("ofTheShell"));
  }

  @Test
  void floatingPointIsCaughtInAConstructorToo() {
    assertThat(
            rules
                .get("noFloatingPointNearMoneyOrVotes")
                .evaluate(GALLERY)
                .getFailureReport()
                .getDetails())
        .anySatisfy(line -> assertThat(line).contains("InexactShares.<init>"));
  }

  @TestFactory
  Stream<DynamicTest> everyOffenderIsCaught() {
    return OFFENDERS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(offender ->
            DynamicTest.dynamicTest(
                offender.getKey(),
                () ->
                    assertThat(
                            rules
                                .get(offender.getKey())
                                .evaluate(GALLERY)
                                .getFailureReport()
                                .getDetails())
                        .anySatisfy(line -> assertThat(line).contains(offender.getValue()))));
  }
}
