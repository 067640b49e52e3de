package coop.byhand.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.Deadlocks;
import coop.byhand.kernel.Digest;
import coop.byhand.register.Register;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@ByhandTest
class PublishedTermsTests {

  @Autowired TermsBook terms;
  @Autowired Register register;
  @Autowired DSLContext database;

  @ParameterizedTest
  @EnumSource
  void theTermsInForceAreThoseOfTheDataToTheLastSign(LicenceClass licence) {
    LicenceTerms written =
        switch (licence) {
          case STANDARD -> LicenceTerms.standard();
          case EXCLUSIVE -> LicenceTerms.exclusive();
        };
    PublishedTerms published = terms.inForce(licence);

    assertThat(published.term()).isEqualTo(written.term());
    assertThat(published.canonicalJson()).isEqualTo(written.canonicalJson());
    assertThat(published.hash()).isEqualTo(written.hash());
    for (TextLanguage language : TextLanguage.values()) {
      assertThat(published.deed(language)).isEqualTo(written.deed(language));
      assertThat(published.legalText(language)).isEqualTo(written.legalText(language));
    }
  }

  @Test
  void publishedTermsAreFoundByTheirHashForEver() {
    PublishedTerms published = terms.inForce(LicenceClass.STANDARD);
    assertThat(terms.find(published.hash())).contains(published);
    assertThat(terms.find(Digest.ofText("no terms"))).isEmpty();
  }

  @Test
  void theRegisterKnowsTheTerms() {
    PublishedTerms published = terms.inForce(LicenceClass.STANDARD);
    assertThat(register.find(published.entry()).orElseThrow().canonicalJson())
        .contains("licence.terms", published.hash().hex());
  }

  @Test
  void theDatabaseRefusesToChangeOrRemoveTerms() {
    assertThatThrownBy(() -> database.execute("update licensing.terms set legal_en = 'x'"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> database.execute("delete from licensing.terms"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(
            Deadlocks.saidAgain(() -> database.execute("truncate licensing.terms cascade")))
        .hasMessageContaining("append-only");
  }

  @Test
  void theDatabaseRefusesTermsThatLetMachinesTrain() {
    assertThatThrownBy(() ->
            database.execute(changed("\"TRAINING\":\"PROHIBITED\"", "\"OTHER\":\"PROHIBITED\"")))
        .hasMessageContaining("terms_no_training");
    assertThatThrownBy(
            () -> database.execute(changed("\"INPUT\":\"PROHIBITED\"", "\"INPUT\":\"BY_REQUEST\"")))
        .hasMessageContaining("terms_no_ai");
    assertThatThrownBy(
            () -> database.execute(changed("\"exclusivity\":\"NONE\"", "\"exclusivity\":\"FULL\"")))
        .hasMessageContaining("terms_no_perpetual_exclusive");
  }

  @Test
  void theDatabaseRefusesALegalTextThatIsNotTheHashedOne() {
    assertThatThrownBy(() ->
            database.execute(
                "insert into licensing.terms select sha256(convert_to(b, 'UTF8')), licence_class,"
                    + " 9, b, deed_en, deed_de, legal_en || 'x', legal_de, now(), entry_id"
                    + " from licensing.terms,"
                    + " lateral (select replace(body, '\"version\":1}', '\"version\":9}') as b)"))
        .hasMessageContaining("terms_text_en");
  }

  private static String changed(String from, String to) {
    return "insert into licensing.terms select sha256(convert_to(b, 'UTF8')), licence_class, 9, b,"
        + " deed_en, deed_de, legal_en, legal_de, now(), entry_id from licensing.terms,"
        + " lateral (select replace(replace(body, '\"version\":1}', '\"version\":9}'), '"
        + from
        + "', '"
        + to
        + "') as b)";
  }
}
