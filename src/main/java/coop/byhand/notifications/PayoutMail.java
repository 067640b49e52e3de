package coop.byhand.notifications;

import coop.byhand.identity.People;
import coop.byhand.kernel.Money;
import coop.byhand.look.HouseFormats;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.payouts.PayoutFailed;
import coop.byhand.payouts.PayoutId;
import coop.byhand.payouts.PayoutSent;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells members that they were paid, or that they could not be. */
@Component
class PayoutMail {

  private final LetterDesk desk;
  private final Membership membership;
  private final People people;
  private final HouseFormats formats;

  PayoutMail(LetterDesk desk, Membership membership, People people, HouseFormats formats) {
    this.desk = desk;
    this.membership = membership;
    this.people = people;
    this.formats = formats;
  }

  @EventListener
  void on(PayoutSent sent) {
    tell(sent.payout(), sent.member(), sent.amount(), sent.at(), "paid");
  }

  @EventListener
  void on(PayoutFailed failed) {
    tell(failed.payout(), failed.member(), failed.amount(), failed.at(), "notPaid");
  }

  private void tell(PayoutId payout, MemberId member, Money amount, Instant at, String key) {
    desk.tell(
        people.get(membership.get(member).person()),
        payout + "/" + key,
        key,
        language ->
            new Object[] {
              formats.in(language).money(amount),
              formats.in(language).day(at),
              desk.link("/app/payouts"),
              payout.toString()
            });
  }
}
