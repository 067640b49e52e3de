package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.ledger.SolidarityGrant.State;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.members.Standing;
import coop.byhand.policy.PolicyBook;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The solidarity fund: a part of every sale goes into it, and what two members of the board agree
 * to goes out of it to a third person. Members read what it holds and what it was used for; who got
 * it is known to the board and to that member.
 *
 * <p>It locks the fund's currency, then a grant, then the member's accounts.
 */
@Service
public class SolidarityFund {

  private final GrantRows rows;
  private final Journals journals;
  private final Accounts accounts;
  private final PolicyBook policies;
  private final Membership membership;
  private final Clock clock;

  SolidarityFund(
      GrantRows rows,
      Journals journals,
      Accounts accounts,
      PolicyBook policies,
      Membership membership,
      Clock clock) {
    this.rows = rows;
    this.journals = journals;
    this.accounts = accounts;
    this.policies = policies;
    this.membership = membership;
    this.clock = clock;
  }

  /** The fund in each currency that it ever had some of. */
  @Transactional(readOnly = true)
  public List<FundBalance> balances() {
    return rows.balances();
  }

  /** What was granted, the newest first, without who got it. */
  @Transactional(readOnly = true)
  public List<GivenGrant> given() {
    return rows.given();
  }

  /** What waits for the board, the oldest first; nothing for whoever is not on it. */
  @Transactional(readOnly = true)
  public List<SolidarityGrant> proposed(MemberId reader) {
    return isBoard(reader) ? rows.proposed() : List.of();
  }

  /**
   * Proposes a grant. It books nothing and keeps nothing back: whether the fund holds enough is
   * asked again when somebody agrees.
   *
   * @param purpose as typed, up to {@value SolidarityGrant#PURPOSE_MAX} characters
   * @param by a member of the board, other than the one who gets it
   */
  @Transactional
  public GrantProposalOutcome propose(
      MemberId recipient, Money amount, String purpose, MemberId by) {
    if (!isBoard(by)) {
      return new GrantProposalOutcome.NotTheBoard();
    }
    if (recipient.equals(by)) {
      return new GrantProposalOutcome.ForOneself();
    }
    if (!isMember(recipient)) {
      return new GrantProposalOutcome.NotAMember();
    }
    if (amount.isNegative() || amount.isZero()) {
      return new GrantProposalOutcome.NoAmount();
    }
    Money has = rows.held(amount.currency());
    if (has.isLessThan(amount)) {
      return new GrantProposalOutcome.MoreThanHeld(has);
    }
    String words = purpose.strip();
    if (words.isEmpty() || words.length() > SolidarityGrant.PURPOSE_MAX) {
      return new GrantProposalOutcome.PurposeLength();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    SolidarityGrant grant =
        new SolidarityGrant(
            GrantId.at(now), recipient, amount, words, by, now, new State.Proposed());
    rows.insert(grant);
    return new GrantProposalOutcome.Proposed(grant);
  }

  /**
   * Agrees to a grant and books it under the rules that are in force now; what the member owes is
   * set off first. Key {@code grant:{id}}. Again it changes nothing and answers with the first
   * result.
   *
   * @param by a member of the board, other than the one who proposed it and the one who gets it
   */
  @Transactional
  public GrantAgreementOutcome agree(GrantId id, MemberId by) {
    if (!isBoard(by)) {
      return new GrantAgreementOutcome.NotTheBoard();
    }
    Optional<SolidarityGrant> found = rows.find(id);
    if (found.isEmpty()) {
      return new GrantAgreementOutcome.Unknown();
    }
    if (found.get().proposedBy().equals(by)) {
      return new GrantAgreementOutcome.SamePerson();
    }
    if (found.get().recipient().equals(by)) {
      return new GrantAgreementOutcome.ForOneself();
    }
    rows.lock(found.get().amount().currency());
    SolidarityGrant grant = rows.lock(id).orElseThrow();
    return switch (grant.state()) {
      case State.Agreed before -> new GrantAgreementOutcome.Agreed(grant);
      case State.Declined before -> new GrantAgreementOutcome.DeclinedBefore();
      case State.Proposed waiting -> give(grant, by);
    };
  }

  /** Under the lock of the fund, so that what it holds stays until the end. */
  private GrantAgreementOutcome give(SolidarityGrant grant, MemberId by) {
    if (!isMember(grant.recipient())) {
      return new GrantAgreementOutcome.NotAMember();
    }
    Money has = rows.held(grant.amount().currency());
    if (has.isLessThan(grant.amount())) {
      return new GrantAgreementOutcome.MoreThanHeld(has);
    }
    Instant now = clock.instant();
    Purses purses = accounts.lock(List.of(grant.recipient()), grant.amount().currency());
    JournalId journal =
        journals.write(GrantPosting.of(grant, purses, policies.at(now).version(), now), now);
    rows.agree(grant.id(), by, now, journal);
    return new GrantAgreementOutcome.Agreed(rows.find(grant.id()).orElseThrow());
  }

  /**
   * Declines a grant for good. Again it changes nothing and answers with the first result.
   *
   * @param reason as typed, up to {@value SolidarityGrant#REASON_MAX} characters
   * @param by anyone of the board
   */
  @Transactional
  public GrantRefusalOutcome decline(GrantId id, String reason, MemberId by) {
    if (!isBoard(by)) {
      return new GrantRefusalOutcome.NotTheBoard();
    }
    String words = reason.strip();
    if (words.isEmpty() || words.length() > SolidarityGrant.REASON_MAX) {
      return new GrantRefusalOutcome.ReasonLength();
    }
    Optional<SolidarityGrant> found = rows.lock(id);
    if (found.isEmpty()) {
      return new GrantRefusalOutcome.Unknown();
    }
    return switch (found.get().state()) {
      case State.Agreed before -> new GrantRefusalOutcome.AgreedBefore();
      case State.Declined before -> new GrantRefusalOutcome.Declined(found.get());
      case State.Proposed waiting -> {
        rows.decline(id, by, clock.instant(), words);
        yield new GrantRefusalOutcome.Declined(rows.find(id).orElseThrow());
      }
    };
  }

  private boolean isBoard(MemberId member) {
    return membership.offices(member).contains(Office.BOARD);
  }

  private boolean isMember(MemberId member) {
    return membership.find(member).isPresent()
        && membership.standing(member) instanceof Standing.Active;
  }
}
