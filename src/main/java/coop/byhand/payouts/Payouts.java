package coop.byhand.payouts;

import coop.byhand.identity.People;
import coop.byhand.identity.Person;
import coop.byhand.ledger.Ledger;
import coop.byhand.look.PublicAddress;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.payments.OnboardOutcome;
import coop.byhand.payments.Recipients;
import coop.byhand.policy.PayoutRules;
import coop.byhand.policy.PolicyBook;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How members get their money. Members see here where it is, set up the account that it goes to,
 * and follow each payout. What is paid, and when, follows the voted rules; nobody can pay by hand.
 */
@Service
public class Payouts {

  private static final int LIST_LIMIT = 200;

  private final Runs runs;
  private final PayoutRows payouts;
  private final Clawbacks clawbacks;
  private final Ledger ledger;
  private final Recipients recipients;
  private final Membership membership;
  private final People people;
  private final PolicyBook policies;
  private final PublicAddress address;
  private final Clock clock;

  Payouts(
      Runs runs,
      PayoutRows payouts,
      Clawbacks clawbacks,
      Ledger ledger,
      Recipients recipients,
      Membership membership,
      People people,
      PolicyBook policies,
      PublicAddress address,
      Clock clock) {
    this.runs = runs;
    this.payouts = payouts;
    this.clawbacks = clawbacks;
    this.ledger = ledger;
    this.recipients = recipients;
    this.membership = membership;
    this.people = people;
    this.policies = policies;
    this.address = address;
    this.clock = clock;
  }

  /** Where a member's money is, and what was paid. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public MemberPayouts of(MemberId member) {
    Instant now = clock.instant();
    Optional<Run> last = runs.last();
    PayoutRules rules = policies.at(now).payoutRules();
    return new MemberPayouts(
        recipients.find(member.toString()),
        ledger.currenciesOf(member).stream()
            .map(currency -> ledger.balanceOf(member, currency))
            .toList(),
        rules.hold(),
        rules.minimum(),
        Run.nextDue(last, rules.interval(), now),
        payouts.of(member, LIST_LIMIT),
        last.flatMap(run -> runs.leftOut(run.number(), member)));
  }

  /** One payout. */
  @Transactional(readOnly = true)
  public Optional<Payout> find(PayoutId id) {
    return payouts.find(id);
  }

  /**
   * Introduces a member to the provider, once, and makes a fresh address where the member answers
   * its questions. Waits for the provider; never called inside a transaction.
   *
   * @param country where the member lives, two letters of ISO 3166-1; counts the first time only
   */
  public OnboardOutcome openAccount(MemberId id, String country) {
    Member member = membership.get(id);
    Person person = people.get(member.person());
    return recipients.onboard(
        id.toString(),
        member.name(),
        person.email().value(),
        country,
        address.of("/app/payouts/account"));
  }

  /** Makes a fresh address for a member whose account was begun; as above. */
  public OnboardOutcome continueAccount(MemberId id) {
    Member member = membership.get(id);
    Person person = people.get(member.person());
    return recipients.onboard(
        id.toString(), member.name(), person.email().value(), address.of("/app/payouts/account"));
  }

  /** Has a job ask the provider how a member's account stands. */
  public void askProvider(MemberId member) {
    recipients.requestCheck(member.toString());
  }

  /** All payouts in figures, and what a person has to look at. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public PayoutReport report() {
    Instant now = clock.instant();
    Optional<Run> last = runs.last();
    PayoutRows.Counts counts = payouts.counts();
    List<LeftOut> waiting = last.map(run -> runs.leftOut(run.number())).orElse(List.of());
    return new PayoutReport(
        counts.intended(),
        counts.sent(),
        counts.failed(),
        payouts.undecidedSince(now.minus(Payout.PATIENCE), LIST_LIMIT),
        last,
        last.filter(run -> run.isStuck(now)).isPresent(),
        Run.nextDue(last, policies.at(now).payoutRules().interval(), now),
        waiting,
        clawbacks.underWay(),
        clawbacks.refused(LIST_LIMIT));
  }
}
