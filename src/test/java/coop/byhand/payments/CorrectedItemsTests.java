package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Money;
import coop.byhand.payments.OutstandingItem.Item;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Corrections of each kind of thing, and what the database refuses of them. */
@ByhandTest
class CorrectedItemsTests extends CorrectionStory {

  @Test
  void aPaymentThatIsListedDiffersByNoFeeThatWeDoNotKnowYet() {
    Item item = neverListed(1_000);
    corrections.correct(outstanding(item), CARLA, "Not there.", MovementReason.OWN);
    String movement = listed("charge", "ch_" + payment(item), 1_000, 40);
    reconciliation.run();
    assertThat(standing(item)).isEmpty();
    assertThat(alertsOf(item)).as("the fee is on its way").isEmpty();
    sql.sql("update payments.payment set fee = 40, fee_transaction = ? where payment_id = ?::uuid")
        .params(movement, item.subject())
        .update();
    reconciliation.run();
    assertThat(disagreements(item)).isEmpty();
    assertThat(alertsOf(item)).isEmpty();
  }

  @Test
  void aPayoutThatOurBankNeverSawBringsTheBooksUpAndBackWhenItReturns() {
    String payout = "po_" + UUID.randomUUID();
    Item item = new Item(ItemKind.BANK, payout);
    sql.sql(
            """
            insert into payments.bank_payout (provider_payout, amount, currency, paid_at, checked_at)
            values (?, 700, 'USD', ?, ?)
            """)
        .params(payout, someHoursAgo(), someHoursAgo())
        .update();
    reconciliation.run();
    assertThat(outstanding(item).difference()).isEqualTo(Money.of(700, "USD"));
    corrections.correct(outstanding(item), CARLA, "It never came.", MovementReason.BANK);
    assertThat(booked(item)).containsExactly("bank -700", "stripe.balance 700");
    assertThat(disagreements(item)).isEmpty();

    sql.sql("update payments.bank_payout set returned_at = paid_at where provider_payout = ?")
        .param(payout)
        .update();
    reconciliation.run();
    assertThat(standing(item)).isEmpty();
    assertThat(booked(item)).hasSize(4);
    assertThat(disagreements(item)).isEmpty();
    assertThat(alerts.open())
        .as("our bank has to be asked again")
        .filteredOn(alert -> alert.subject().equals(item.key() + ":1"))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.kind()).isEqualTo(Alert.Kind.CORRECTION_ENDED);
          assertThat(alert.detail()).contains("It never came.");
        });
  }

  @Test
  void aDisputeIsCorrectedForAsLongAsItStandsAsItStood() {
    Item payment = neverListed(5_000);
    String dispute = "du_" + payment.subject();
    Item item = new Item(ItemKind.DISPUTE, dispute);
    sql.sql(
            """
            insert into payments.dispute (provider_dispute, payment_id, amount, currency, reason,
              status, opened_at, checked_at, withdrawn, fee, withdrawn_at)
            values (?, ?::uuid, 5000, 'EUR', 'fraudulent', 'needs_response', ?, '2100-01-01', 5000, 1500, ?)
            """)
        .params(dispute, payment.subject(), someHoursAgo(), someHoursAgo())
        .update();
    reconciliation.run();
    assertThat(outstanding(item).difference()).isEqualTo(eur(6_500));
    corrections.correct(outstanding(item), CARLA, "Not there.", MovementReason.OWN);
    assertThat(booked(item)).containsExactly("other.result -6500", "stripe.balance 6500");

    listed("adjustment", dispute, -5_000, 1_500);
    reconciliation.run();
    assertThat(standing(item)).isEmpty();
    assertThat(disagreements(item)).isEmpty();
    sql.sql(
            "update payments.dispute set reinstated = 5000, reinstated_at = withdrawn_at"
                + " where provider_dispute = ?")
        .param(dispute)
        .update();
    reconciliation.run();
    assertThat(outstanding(item).difference()).as("the way back").isEqualTo(eur(-5_000));
    corrections.correct(outstanding(item), CARLA, "Not there.", MovementReason.OWN);
    assertThat(disagreements(item)).isEmpty();
    listed("adjustment", dispute, 5_000, 0);
    reconciliation.run();
    assertThat(standing(item)).isEmpty();
    assertThat(disagreements(item)).isEmpty();
    assertThat(booked(item)).hasSize(8);
  }

  @Test
  void theDatabaseTakesNothingButTheDifference() {
    Item item = neverListed(1_300);
    refused("differs by -1300", () -> force(item, 1, -1_299));
    refused("differs by -1300", () -> force(item, 1, 1_300));
    refused("does not follow", () -> force(item, 2, -1_300));
    force(item, 1, -1_300);
    refused("correction_open", () -> force(item, 2, -1_300));
    refused("not changed", () -> change(item, "amount = -1"));
    refused("not changed", () -> change(item, "words = 'Another.'"));
    refused("not changed", () -> change(item, "booked_at = booked_at"));
    refused("append-only", () -> sql.sql("delete from payments.correction").update());
    refused("append-only", () -> sql.sql("truncate payments.correction").update());
    change(item, "ended_at = booked_at");
    refused("not changed", () -> change(item, "ended_at = booked_at"));
    refused("differs by <NULL>", () -> force(new Item(ItemKind.REFUND, item.subject()), 1, -1_300));
  }
}
