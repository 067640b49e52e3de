package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.Doorkeeper;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.identity.GuestOutcome.Welcome;
import coop.byhand.identity.Guests;
import coop.byhand.identity.People;
import coop.byhand.identity.PersonId;
import coop.byhand.licensing.DownloadOutcome;
import coop.byhand.licensing.Downloads;
import coop.byhand.licensing.LicenceId;
import coop.byhand.notifications.Mail;
import coop.byhand.notifications.Mails;
import coop.byhand.payments.Till;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a guest buys is theirs as any buyer's: receipt, order page, licence and file. */
@ByhandTest
class GuestOrdersTests extends CheckoutStory {

  @Autowired Guests guests;
  @Autowired People people;
  @Autowired Downloads downloads;
  @Autowired Mails mails;

  @Test
  void aGuestGetsTheLicenceAndALinkToTheOrder() {
    String email = Doorkeeper.freshAddress();
    PersonId guest = ((Welcome) guests.welcome("Ben Okafor", email, email, Locale.ENGLISH)).guest();
    Quote quote = quoted(guest, in("US"), standard(work));
    Placed placed = placed(quote, guest);
    till.pay(placed.paymentPage(), Till.PAYS);
    awaitPaid(placed.order());
    awaitInvoice(placed.order());

    String receipt =
        mails.newest(200).stream()
            .filter(mail -> mail.to().value().equals(email))
            .map(Mail::body)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow();
    assertThat(receipt).containsPattern("/guest\\?pass=[A-Za-z0-9_-]{43}").contains("Ben Okafor");
    assertThat(receipt).doesNotContain("/app/checkout/order/");

    assertThat(
            sql.sql("select bool_and(confidential) from notifications.mail where recipient = ?")
                .param(email)
                .query(Boolean.class)
                .single())
        .as("what lets somebody in is not kept")
        .isTrue();

    LicenceId licence = licensing.of(guest).getFirst().id();
    assertThat(checkout.find(placed.order(), guest)).isPresent();
    assertThat(checkout.find(placed.order(), ben)).isEmpty();
    assertThat(downloads.open(token(licence, guest), Optional.of(guest)))
        .isInstanceOf(DownloadOutcome.Ready.class);
    assertThat(downloads.open(token(licence, guest), Optional.of(ben)))
        .isInstanceOf(DownloadOutcome.Unknown.class);
  }

  private String token(LicenceId licence, PersonId person) {
    return licensing.downloadLink(licence, person).getPath().replaceFirst(".*/", "");
  }
}
