package coop.byhand.policy;

import static coop.byhand.policy.Parameter.COMMISSION_STANDARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.Deadlocks;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Every adoption here is given up at the end, so that other tests keep the versions they know. */
@ByhandTest
class PolicyBookTests {

  /** Far behind every version that other tests may have adopted. */
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private static final PolicyCause BALLOT = new PolicyCause.Ballot(4_711);

  @Autowired PolicyBook policyBook;
  @Autowired Register register;
  @Autowired DSLContext database;
  @Autowired TransactionTemplate transaction;

  @Test
  void theFoundingDocumentInTheDatabaseIsTheOneTheDeclarationsMake() {
    Policy stored = policyBook.version(PolicyVersion.GENESIS);
    PolicyDocument declared = PolicyDocument.genesis();

    assertThat(stored.canonicalJson()).isEqualTo(declared.canonical());
    assertThat(stored.hash().hex())
        .isEqualTo("bfaae4eeefe1844b23da338c028710340213853f3d0ef8f17a8183dee2941fc0");
    RegisterEntry entry = register.find(stored.entry()).orElseThrow();
    assertThat(entry.canonicalJson())
        .isEqualTo(PolicyBook.statement(declared, PolicyDocument.FOUNDED).canonical());
  }

  @Test
  void aVersionIsInForceFromItsFirstMicrosecondAndNotOneBefore() {
    givenUp(() -> {
      Policy before = newest();
      PolicyVersion version = adopted(1_700, LATER);

      assertThat(policyBook.at(LATER).version()).isEqualTo(version);
      assertThat(policyBook.at(LATER.plus(1, ChronoUnit.MICROS)).version()).isEqualTo(version);
      assertThat(policyBook.at(LATER.minus(1, ChronoUnit.MICROS)).version())
          .isEqualTo(before.version());
      assertThat(policyBook.version(before.version()).inForceUntil()).contains(LATER);
      return version;
    });
  }

  @Test
  void theNextReadSeesANewVersionAndForgetsOneThatWasGivenUp() {
    PolicyVersion before = newest().version();
    PolicyVersion seen = givenUp(() -> adopted(1_700, LATER));
    assertThat(seen).isEqualTo(before.next());
    assertThat(policyBook.at(LATER).version()).isEqualTo(before);

    // The same number again, with another content: the cache must not offer the first one.
    givenUp(() -> {
      PolicyVersion version = adopted(1_600, LATER);
      assertThat(version).isEqualTo(seen);
      assertThat(policyBook.version(version).number(COMMISSION_STANDARD)).isEqualTo(1_600);
      return version;
    });
  }

  @Test
  void anAdoptedVersionStandsInTheRegisterWithItsDocument() {
    givenUp(() -> {
      Policy policy = policyBook.version(adopted(1_650, LATER));
      RegisterEntry entry = register.find(policy.entry()).orElseThrow();
      assertThat(entry.kind()).isEqualTo("policy.version");
      assertThat(entry.canonicalJson())
          .contains(policy.canonicalJson())
          .contains(policy.hash().hex());
      return policy;
    });
  }

  @Test
  void twoVotesThatStartFromTheSameValueCollide() {
    givenUp(() -> {
      long from = newest().number(COMMISSION_STANDARD);
      adopted(1_750, LATER);
      AdoptOutcome second =
          policyBook.adopt(
              PolicyPatch.of(COMMISSION_STANDARD, from, 1_550), BALLOT, LATER.plusSeconds(1));
      assertThat(second).isEqualTo(new AdoptOutcome.Conflict("commission.standard", from, 1_750));
      return second;
    });
  }

  @Test
  void versionsAdoptedForOneInstantFollowEachOtherByAMicrosecond() {
    givenUp(() -> {
      adopted(1_750, LATER);
      PolicyVersion second = adopted(1_800, LATER);
      assertThat(policyBook.version(second).inForceFrom())
          .isEqualTo(LATER.plus(1, ChronoUnit.MICROS));
      return second;
    });
  }

  @Test
  void theDatabaseLetsNoVersionBeChangedRemovedOrLeftWithoutSuccessor() {
    for (String statement :
        List.of(
            "update policy.version set body = '{}' where policy_version = 1",
            "update policy.version set adopted_at = now() where policy_version = 1",
            "update policy.version set in_force_until = null where in_force_until is not null"
                + " or policy_version = 1",
            "delete from policy.version where policy_version = 1",
            "truncate policy.version cascade")) {
      assertThatThrownBy(Deadlocks.saidAgain(() -> database.execute(statement)))
          .as(statement)
          .hasMessageContaining("append-only");
    }
    assertThatThrownBy(() ->
            database.execute(
                "update policy.version set in_force_until = '2200-01-01'"
                    + " where in_force_until is null"))
        .hasMessageContaining("without a successor");
  }

  @Test
  void theDatabaseLetsNobodyWriteARateBesideTheChain() {
    assertThatThrownBy(() ->
            database.execute(
                "insert into policy.version (policy_version, in_force_from, body, digest,"
                    + " previous_digest, cause, proposal_number, entry_id, adopted_at)"
                    + " select policy_version + 1, '2200-01-01', body || ' ',"
                    + " sha256(convert_to(body || ' ', 'UTF8')), digest, 'BALLOT', 1,"
                    + " entry_id, now() from policy.version where in_force_until is null"))
        .hasMessageContaining("does not continue");
  }

  private Policy newest() {
    return policyBook.history().getLast();
  }

  private PolicyVersion adopted(long commission, Instant from) {
    AdoptOutcome outcome =
        policyBook.adopt(
            PolicyPatch.of(COMMISSION_STANDARD, newest().number(COMMISSION_STANDARD), commission),
            BALLOT,
            from);
    return ((AdoptOutcome.Adopted) outcome).version();
  }

  private <T> T givenUp(Supplier<T> story) {
    return transaction.execute(status -> {
      status.setRollbackOnly();
      return story.get();
    });
  }
}
