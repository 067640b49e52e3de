package coop.byhand.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.Workbench;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Digest;
import coop.byhand.members.Member;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ByhandTest
class GrantTests {

  @Autowired Licensing licensing;
  @Autowired Certificates certificates;
  @Autowired TermsBook terms;
  @Autowired Counter counter;
  @Autowired Atelier atelier;
  @Autowired Workbench workbench;
  @Autowired Register register;
  @Autowired DSLContext database;
  @Autowired TransactionTemplate transaction;

  @Test
  void aPaidLineBecomesALicenceWithItsTermsPinned() {
    Member ana = atelier.member("Ana Ruiz");
    Work work = counter.offered(ana, "Black canyon", 4_200);
    PersonId ben = counter.buyer("Ben");

    Licence licence = counter.grant(work, ben, "  Ben  Miller ");

    assertThat(licence.title()).isEqualTo("Black canyon");
    assertThat(licence.maker()).isEqualTo("Ana Ruiz");
    assertThat(licence.licensee().name()).isEqualTo("Ben Miller");
    assertThat(licence.terms()).isEqualTo(terms.inForce(LicenceClass.STANDARD).hash());
    assertThat(licence.file()).isEqualTo(work.original());
    assertThat(licence.status()).isEqualTo(new LicenceStatus.Valid());
    assertThat(licence.numberText()).matches("L-\\d{6,}");
    assertThat(certificates.find(licence.verification().value())).contains(licence);
    assertThat(licensing.of(ben)).containsExactly(licence);
    assertThat(licensing.find(licence.id(), ben)).contains(licence);
  }

  @Test
  void askedAgainForTheSameLineItAnswersWithTheSameLicence() {
    Work work = counter.offered(atelier.member("Ana"), "Once", 4_200);
    GrantRequest request = counter.request(work, counter.buyer("Ben"), "Ben");

    GrantOutcome first = counter.ask(request);
    GrantOutcome second = counter.ask(request);

    assertThat(second).isEqualTo(first).isInstanceOf(GrantOutcome.Granted.class);
    assertThat(licensing.of(request.buyer())).hasSize(1);
  }

  @Test
  void twoRequestsAtTheSameMomentMakeOneLicenceAndOneEntry() throws Exception {
    Work work = counter.offered(atelier.member("Ana"), "Twice at once", 4_200);
    GrantRequest request = counter.request(work, counter.buyer("Ben"), "Ben");
    Callable<GrantOutcome> ask = () -> counter.ask(request);

    try (ExecutorService people = Executors.newFixedThreadPool(4)) {
      List<Future<GrantOutcome>> answers = people.invokeAll(List.of(ask, ask, ask, ask));
      for (Future<GrantOutcome> answer : answers) {
        assertThat(answer.get()).isEqualTo(answers.getFirst().get());
      }
    }

    Licence licence = licensing.of(request.buyer()).getFirst();
    assertThat(licensing.of(request.buyer())).hasSize(1);
    assertThat(entriesWith(licence.recordHash())).isEqualTo(1);
  }

  @Test
  void theRegisterHoldsTheHashAndNothingOfTheBuyer() {
    Work work = counter.offered(atelier.member("Ana Ruiz"), "Hashed", 4_200);
    PersonId ben = counter.buyer("Ben Miller");
    Licence licence = counter.grant(work, ben, "Ben Miller");

    RegisterEntry entry = register.find(licence.entry()).orElseThrow();

    assertThat(entry.kind()).isEqualTo("licence.granted");
    assertThat(entry.canonicalJson())
        .contains(Digest.ofText(licence.record()).hex(), licence.terms().hex())
        .doesNotContain(
            "Ben",
            "Ana",
            "4200",
            ben.toString(),
            work.id().toString(),
            licence.id().toString(),
            licence.verification().value(),
            work.original().hex());
  }

  @Test
  void whoHasTheCertificateCanWriteTheRecordDownAgain() {
    Work work = counter.offered(atelier.member("Ana"), "Written again", 4_200);
    Licence licence = counter.grant(work, counter.buyer("Ben"), "Ben Miller");

    JsonNode record = JsonMapper.shared().readTree(licence.record());

    assertThat(record.get("licensee").stringValue())
        .isEqualTo(Digest.ofText(licence.verification() + "\nBen Miller").hex());
    assertThat(
            LicenceRecord.write(
                licence.verification(),
                licence.work(),
                licence.file(),
                licence.licenceClass(),
                licence.terms(),
                licence.policy(),
                licence.licensee(),
                licence.grantedAt()))
        .isEqualTo(licence.record());
  }

  @Test
  void aWorkThatIsGoneIsNotLicensed() {
    Member ana = atelier.member("Ana");
    Work work = counter.offered(ana, "Gone", 4_200);
    workbench.withdraw(work.id(), ana.id(), "");

    assertThat(counter.ask(counter.request(work, counter.buyer("Ben"), "Ben")))
        .isEqualTo(new GrantOutcome.WorkGone(work.id()));
  }

  @Test
  void aLicenceIsGrantedOnlyInTheTransactionOfItsPayment() {
    Work work = counter.offered(atelier.member("Ana"), "Together", 4_200);
    GrantRequest request = counter.request(work, counter.buyer("Ben"), "Ben");

    assertThatThrownBy(() -> licensing.grant(request))
        .isInstanceOf(IllegalTransactionStateException.class);
    transaction.executeWithoutResult(status -> {
      licensing.grant(request);
      status.setRollbackOnly();
    });
    assertThat(licensing.ofLine(request.orderLine())).isEmpty();
  }

  @Test
  void aStrangerFindsNothing() {
    Work work = counter.offered(atelier.member("Ana"), "Private", 4_200);
    Licence licence = counter.grant(work, counter.buyer("Ben"), "Ben");
    PersonId eve = counter.buyer("Eve");

    assertThat(licensing.find(licence.id(), eve)).isEmpty();
    assertThat(licensing.of(eve)).isEmpty();
    assertThatThrownBy(() -> licensing.downloadLink(licence.id(), eve))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> licensing.certificateLink(licence.id(), eve))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(certificates.find("nothing")).isEmpty();
    assertThat(certificates.find("")).isEmpty();
  }

  @Test
  void aGrantedLicenceNeverChanges() {
    Work work = counter.offered(atelier.member("Ana"), "For good", 4_200);
    Licence licence = counter.grant(work, counter.buyer("Ben"), "Ben");
    String mine = " where licence_id = '" + licence.id().value() + "'";

    assertThatThrownBy(() -> database.execute("update licensing.licence set licensee = 'X'" + mine))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> database.execute("delete from licensing.licence" + mine))
        .hasMessageContaining("append-only");
  }

  @Test
  void anEndedLicenceSaysWhyAndEndsOnce() {
    Work work = counter.offered(atelier.member("Ana"), "Ended", 4_200);
    Licence licence = counter.grant(work, counter.buyer("Ben"), "Ben");

    Licence ended = counter.revoke(licence, RevocationReason.REFUNDED);
    Licence again = counter.revoke(licence, RevocationReason.DECIDED);

    assertThat(ended.isValid()).isFalse();
    assertThat(again).isEqualTo(ended);
    assertThat(register.page(1, Optional.of("licence.revoked")).items())
        .anyMatch(entry -> entry.canonicalJson().contains(licence.recordHash().hex()));
  }

  @Test
  void theNameOfALicenseeIsCleanedAndShownToStrangersByInitials() {
    assertThat(Licensee.parse(" \t ")).isEmpty();
    assertThat(Licensee.parse("x".repeat(201))).isEmpty();
    assertThat(Licensee.parse("Ben\u0000 \u00a0 Miller")).contains(new Licensee("Ben Miller"));
    assertThat(new Licensee("Ben van der Miller").initials()).isEqualTo("B. V. D. M.");
    assertThat(new Licensee("Ärzte ohne Grenzen e.V.").initials()).isEqualTo("Ä. O. G. E.");
    assertThat(new Licensee("***").initials()).isEqualTo("…");
  }

  @Test
  void aVerificationIdIsReadFromPaperAsItIsMeant() {
    VerificationId id = VerificationId.random();
    assertThat(VerificationId.parse(id.value())).contains(id);
    assertThat(VerificationId.parse(id.value().toUpperCase(Locale.ROOT))).isEmpty();
    assertThat(VerificationId.parseTyped(" " + id.grouped().toUpperCase(Locale.ROOT))).contains(id);
    assertThat(VerificationId.parseTyped(id.value().replace('1', 'l').replace('0', 'O')))
        .contains(id);
    assertThat(VerificationId.parse(id.value() + "0")).isEmpty();
    assertThat(VerificationId.random()).isNotEqualTo(id);
  }

  private int entriesWith(Digest record) {
    return database
        .fetchOne("select count(*) from register.entry where position(? in body) > 0", record.hex())
        .into(int.class);
  }
}
