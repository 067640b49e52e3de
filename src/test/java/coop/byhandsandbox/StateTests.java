package coop.byhandsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.param.RefundCreateParams;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sandbox with a folder still knows after it was closed, or killed. */
class StateTests {
  @TempDir Path folder;
  private final SteppedClock clock = SteppedClock.today();

  @Test
  void everythingIsThereAgainAfterARestart() throws Exception {
    String open;
    String paid;
    String refund;
    String charge;
    try (StripeSandbox sandbox = start()) {
      Shop shop = new Shop(sandbox);
      open = shop.sell("order-1").getId();
      Session sold = shop.sold("order-2", Shop.CARD_THAT_PAYS);
      paid = sold.getId();
      charge = shop.charge(sold).getId();
      refund = refund(shop.stripe, charge).getId();
    }
    try (StripeSandbox sandbox = start()) {
      Shop shop = new Shop(sandbox);
      assertThat(shop.session(paid).getPaymentStatus()).isEqualTo("paid");
      assertThat(refund(shop.stripe, charge).getId()).as("replayed").isEqualTo(refund);
      Session again = shop.session(open);
      assertThat(again.getUrl()).startsWith(sandbox.publicBase().toString());
      new Buyer().payWith(again.getUrl(), "ben@example.com", Shop.CARD_THAT_PAYS);
      assertThat(shop.session(open).getPaymentStatus()).isEqualTo("paid");
      assertThat(shop.sell("order-3").getId()).isNotIn(open, paid);
      clock.forward(Duration.ofDays(3));
      assertThat(shop.stripe.v1().balance().retrieve().getPending().getFirst().getAmount())
          .isZero();
    }
  }

  @Test
  void theWholeStoryIsTheSameAfterARestartAndGoesOn() throws Exception {
    List<String> before = new ArrayList<>();
    String ana;
    try (StripeSandbox sandbox = start()) {
      Shop shop = new Shop(sandbox);
      WholeStory story = new WholeStory(shop, clock);
      story.tell();
      ana = story.ana;
      lookAtEverything(shop, ana, before);
    }
    try (StripeSandbox sandbox = start()) {
      Shop shop = new Shop(sandbox);
      List<String> after = new ArrayList<>();
      lookAtEverything(shop, ana, after);
      assertThat(after).isEqualTo(before);
      clock.forward(Duration.ofDays(2));
      assertThat(shop.ask("/v1/payouts?limit=1", ana).body()).contains("\"failed\"");
      shop.control("/sandbox/accounts/" + ana + "/bank", "bank=pays");
      clock.forward(Duration.ofDays(1));
      shop.control("/sandbox/tick", "");
      clock.forward(Duration.ofDays(2));
      assertThat(shop.ask("/v1/payouts?limit=1", ana).body()).contains("\"paid\"");
      assertThat(shop.look("/sandbox/books")).doesNotContain("\"agrees\":false");
    }
  }

  private static void lookAtEverything(Shop shop, String account, List<String> seen)
      throws Exception {
    for (String list :
        List.of("charges", "refunds", "disputes", "transfers", "payouts", "balance_transactions")) {
      seen.add(shop.ask("/v1/" + list + "?limit=100").body());
    }
    seen.add(shop.ask("/v1/balance_transactions", account).body());
    seen.add(shop.ask("/v1/events?limit=100&type=charge.succeeded").body());
    seen.add(shop.ask("/v2/core/accounts/" + account + "?include[0]=requirements").body());
    seen.add(shop.look("/sandbox/books"));
  }

  @Test
  void anEventThatCouldNotBeDeliveredIsDeliveredAfterTheRestart() throws Exception {
    try (Receiver receiver = new Receiver()) {
      receiver.answersNext(500, 500, 500, 500, 500);
      try (StripeSandbox sandbox = start(receiver.endpoint())) {
        new Shop(sandbox).sold("order-1", Shop.CARD_THAT_PAYS);
        receiver.waitFor("five failures", all -> all.size() == 5);
      }
      clock.forward(Duration.ofHours(1));
      try (StripeSandbox sandbox = start(receiver.endpoint())) {
        assertThat(sandbox.apiBase()).isNotNull();
        var all = receiver.waitFor("five more", came -> came.size() == 10);
        assertThat(all.subList(5, 10).stream().map(Receiver.Delivery::id))
            .containsExactlyInAnyOrderElementsOf(
                all.subList(0, 5).stream().map(Receiver.Delivery::id).toList());
      }
    }
  }

  @Test
  void aShopThatStartsAfterTheSandboxStillHearsWhatBecameDueMeanwhile() throws Exception {
    String id;
    try (StripeSandbox sandbox = start()) {
      id = new Shop(sandbox).sell("order-1").getId();
    }
    clock.forward(Duration.ofDays(1));
    try (StripeSandbox sandbox = start();
        Receiver receiver = new Receiver()) {
      assertThat(new Shop(sandbox).session(id).getStatus()).isEqualTo("expired");
      sandbox.addWebhook(receiver.endpoint());
      assertThat(receiver.waitFor("checkout.session.expired").payload()).contains(id);
    }
  }

  @Test
  void aLineThatAKillCutShortIsDroppedAndTheRestIsKept() throws Exception {
    String id;
    try (StripeSandbox sandbox = start()) {
      id = new Shop(sandbox).sell("order-1").getId();
    }
    Path journal = folder.resolve("journal.jsonl");
    Files.writeString(journal, "{\"ids\":9999,\"put\":[{\"ki", StandardOpenOption.APPEND);
    try (StripeSandbox sandbox = start()) {
      assertThat(new Shop(sandbox).session(id).getStatus()).isEqualTo("open");
    }
    assertThat(Files.readString(journal)).doesNotContain("9999");
  }

  @Test
  void aLineThatIsBrokenInTheMiddleStopsTheStart() throws Exception {
    try (StripeSandbox sandbox = start()) {
      new Shop(sandbox).sell("order-1");
    }
    Path journal = folder.resolve("journal.jsonl");
    Files.writeString(journal, "{\"ids\":9999,\"put\":[{\"ki\n", StandardOpenOption.APPEND);
    assertThatThrownBy(this::start).isInstanceOf(RuntimeException.class);
  }

  @Test
  void aFolderBelongsToOneSandboxAtATime() {
    try (StripeSandbox first = start()) {
      assertThat(first.apiBase()).isNotNull();
      assertThatThrownBy(this::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("already using the folder");
    }
    start().close();
  }

  @Test
  void theSameSeedGivesTheSameIds() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      try (StripeSandbox sandbox = StripeSandbox.start(SandboxSettings.on(clock).seed(7).build())) {
        ids.add(new Shop(sandbox).sell("order-1").getId());
      }
    }
    assertThat(ids.getFirst()).isEqualTo(ids.getLast()).startsWith("cs_test_");
  }

  @Test
  void whateverWasAnsweredBeforeAKillIsThereAfterwards() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> answered = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      while (answered.size() < 20) {
        answered.add(lines.readLine());
      }
      // Through the handle, because the process itself would close our end of its output.
      process.toHandle().destroyForcibly();
      // What it had still said before the signal came counts as answered, too.
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("cs_test_") && line.length() == "cs_test_".length() + 58) {
          answered.add(line);
        }
      }
    }
    assertThat(process.waitFor()).isNotZero();
    try (StripeSandbox sandbox = start()) {
      Shop shop = new Shop(sandbox);
      for (String id : answered) {
        assertThat(shop.session(id).getStatus()).isEqualTo("open");
      }
    }
  }

  /** Sells without end and says the id of each session as soon as it is answered. */
  static final class Killed {
    private Killed() {}

    public static void main(String[] args) throws Exception {
      try (StripeSandbox sandbox =
          StripeSandbox.start(
              SandboxSettings.on(Clock.systemUTC()).stateDirectory(Path.of(args[0])).build())) {
        Shop shop = new Shop(sandbox);
        for (int order = 0; order < 100_000; order++) {
          System.out.println(shop.sell("order-" + order).getId());
        }
      }
    }
  }

  private StripeSandbox start(WebhookEndpoint... webhooks) {
    return StripeSandbox.start(
        SandboxSettings.on(clock).stateDirectory(folder).webhooks(webhooks).build());
  }

  private static Refund refund(StripeClient stripe, String charge) throws Exception {
    return stripe
        .v1()
        .refunds()
        .create(
            RefundCreateParams.builder().setCharge(charge).setAmount(100L).build(),
            Shop.key("refund:1"));
  }
}
