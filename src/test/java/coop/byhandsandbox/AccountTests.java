package coop.byhandsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.events.V2CoreAccountClosedEventNotification;
import com.stripe.events.V2CoreAccountIncludingConfigurationRecipientCapabilityStatusUpdatedEventNotification;
import com.stripe.events.V2CoreAccountIncludingRequirementsUpdatedEventNotification;
import com.stripe.events.V2CoreAccountLinkReturnedEvent;
import com.stripe.events.V2CoreAccountLinkReturnedEventNotification;
import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.v2.core.Account;
import com.stripe.model.v2.core.AccountLink;
import com.stripe.model.v2.core.EventNotification;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts of creators, from their opening over the onboarding page to their end. */
class AccountTests {
  private static final String CAPABILITY =
      "v2.core.account[configuration.recipient].capability_status_updated";

  private final SteppedClock clock = SteppedClock.today();
  private final Buyer browser = new Buyer();
  private Receiver thin;
  private Receiver snapshots;
  private StripeSandbox sandbox;
  private Shop shop;
  private Creators creators;

  @BeforeEach
  void open() throws Exception {
    thin = new Receiver();
    snapshots = new Receiver();
    sandbox =
        StripeSandbox.start(
            SandboxSettings.on(clock)
                .webhooks(
                    snapshots.endpoint(),
                    WebhookEndpoint.ofThinEvents(thin.url(), "whsec_of_thin_events"))
                .build());
    shop = new Shop(sandbox);
    creators = new Creators(shop);
  }

  @AfterEach
  void close() {
    sandbox.close();
    thin.close();
    snapshots.close();
  }

  @Test
  void aNewAccountCannotReceiveAndSaysWhatIsMissing() throws Exception {
    Account account = creators.open("Ana");
    assertThat(account.getId()).startsWith("acct_");
    assertThat(account.getDashboard()).isEqualTo("express");
    assertThat(account.getMetadata()).containsEntry("member", "ana");
    assertThat(Creators.standing(account)).isEqualTo("restricted");
    assertThat(account.getRequirements().getEntries()).hasSize(1);
    assertThat(account.getCreated()).isBeforeOrEqualTo(clock.instant());
  }

  @Test
  void onlyThePartsAskedForAreShown() throws Exception {
    String id = creators.open("Ana").getId();
    Account bare = shop.stripe.v2().core().accounts().retrieve(id);
    assertThat(bare.getConfiguration()).isNull();
    assertThat(bare.getRequirements()).isNull();
    assertThat(bare.getIdentity()).isNull();
    assertThat(creators.look(id).getConfiguration()).isNotNull();
  }

  @Test
  void whoFinishesTheOnboardingCanReceiveAndIsBackAtTheShop() throws Exception {
    String id = creators.open("Ana").getId();
    AccountLink link = creators.link(id);
    HttpResponse<String> page = browser.open(link.getUrl());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Test money", "No real money moves on this page", "Ana", "Finish: everything")
        .doesNotContain("<script", "style=\"");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("form-action 'self' http://localhost:8080");

    HttpResponse<String> back = browser.submit(link.getUrl(), "answer=finish&bank=pays");

    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(back.headers().firstValue("Location")).hasValue(Creators.RETURN);
    assertThat(creators.standing(id)).isEqualTo("active");
    assertThat(creators.look(id).getRequirements().getEntries()).isEmpty();
  }

  @Test
  void theOnboardingCanEndInEveryWay() throws Exception {
    assertThat(creators.standing(creators.onboarded("Ana", "answer=wait"))).isEqualTo("pending");
    assertThat(creators.standing(creators.onboarded("Bo", "answer=restrict")))
        .isEqualTo("restricted");
    assertThat(creators.standing(creators.onboarded("Cleo", "answer=leave")))
        .isEqualTo("restricted");
    AccountLink link = creators.link(creators.open("Dia").getId());
    HttpResponse<String> unanswered = browser.submit(link.getUrl(), "answer=perhaps");
    assertThat(unanswered.statusCode()).isEqualTo(422);
    assertThat(unanswered.body()).contains("role=\"alert\"", "<title>Error: Set up payouts");
  }

  @Test
  void aLinkServesOnceAndNotForLong() throws Exception {
    String id = creators.open("Ana").getId();
    String used = creators.link(id).getUrl();
    browser.submit(used, "answer=leave");
    assertLeadsToANewLink(used);

    String late = creators.link(id).getUrl();
    clock.forward(Duration.ofMinutes(6));
    assertLeadsToANewLink(late);

    String opened = creators.link(id).getUrl();
    browser.open(opened);
    clock.forward(Duration.ofMinutes(40));
    assertThat(browser.open(opened).statusCode()).isEqualTo(200);
    assertThat(browser.open(sandbox.publicBase() + "/onboard/link_nothing").statusCode())
        .isEqualTo(404);
  }

  @Test
  void thePageSpeaksTheLanguageOfTheBrowser() throws Exception {
    AccountLink link = creators.link(creators.open("Ana").getId());
    assertThat(new Buyer("de").open(link.getUrl()).body())
        .contains("<html lang=\"de\">", "Testgeld", "Auszahlungen mit Testgeld einrichten");
  }

  @Test
  void thinEventsTellAboutTheAccountAndTheRestIsFetched() throws Exception {
    String id = creators.onboarded("Ana");
    EventNotification capability = told(CAPABILITY);
    assertThat(capability)
        .isInstanceOfSatisfying(
            V2CoreAccountIncludingConfigurationRecipientCapabilityStatusUpdatedEventNotification
                .class,
            event -> {
              assertThat(event.getRelatedObject().getId()).isEqualTo(id);
              assertThat(event.getReason()).as("by the page, not by a request").isNull();
            });
    var fetched =
        ((V2CoreAccountIncludingConfigurationRecipientCapabilityStatusUpdatedEventNotification)
                capability)
            .fetchEvent();
    assertThat(fetched.getData().getUpdatedCapability())
        .isEqualTo("stripe_balance.stripe_transfers");
    assertThat(Creators.standing(creators.look(fetched.getRelatedObject().getId())))
        .isEqualTo("active");
    assertThat(told("v2.core.account[requirements].updated"))
        .isInstanceOf(V2CoreAccountIncludingRequirementsUpdatedEventNotification.class);
    V2CoreAccountLinkReturnedEvent returned =
        ((V2CoreAccountLinkReturnedEventNotification) told("v2.core.account_link.returned"))
            .fetchEvent();
    assertThat(returned.getData().getAccountId()).isEqualTo(id);
    assertThat(thin.waitFor(CAPABILITY).payload()).doesNotContain("updated_capability");
    assertThat(snapshots.types()).as("thin events have their own endpoint").isEmpty();
  }

  @Test
  void snapshotEventsDoNotGoToTheEndpointOfThinOnes() throws Exception {
    shop.sold("order-1", Shop.CARD_THAT_PAYS);
    snapshots.waitFor("charge.updated");
    assertThat(thin.types()).isEmpty();
  }

  @Test
  void aThinEventCanBeDroppedAndSentAgain() throws Exception {
    shop.control("/sandbox/faults", "on=webhook&fault=drop&type=v2.core.account[conf");
    String id = creators.onboarded("Ana");
    thin.waitFor("v2.core.account_link.returned");
    assertThat(thin.types()).doesNotContain(CAPABILITY);
    assertThat(creators.standing(id)).as("to be seen by looking").isEqualTo("active");
    String known = thin.waitFor("v2.core.account_link.returned").id();
    shop.control("/sandbox/events/" + known + "/resend", "");
    thin.waitFor("twice", all -> all.stream().filter(d -> d.id().equals(known)).count() == 2);
  }

  @Test
  void theCapabilityCanBeTurnedOffAndOnLater() throws Exception {
    String id = creators.onboarded("Ana");
    control(id, "/capability", "status=restricted");
    assertThat(creators.standing(id)).isEqualTo("restricted");
    control(id, "/capability", "status=active");
    assertThat(creators.standing(id)).isEqualTo("active");
    thin.waitFor(
        "three changes", all -> all.stream().filter(d -> d.type().equals(CAPABILITY)).count() == 3);
  }

  @Test
  void aClosedAccountIsClosedForGood() throws Exception {
    String id = creators.onboarded("Ana");
    control(id, "/close", "");
    assertThat(told("v2.core.account.closed"))
        .isInstanceOf(V2CoreAccountClosedEventNotification.class);
    assertThat(creators.look(id).getClosed()).isTrue();
    assertThatThrownBy(() -> creators.link(id)).isInstanceOf(InvalidRequestException.class);
    assertThat(
            shop.control("/sandbox/accounts/" + id + "/capability", "status=active").statusCode())
        .isEqualTo(400);
  }

  @Test
  void successfulWorkIsNotRepeatedAndFailedWorkIs() throws Exception {
    var wish = Creators.wish("Ana").build();
    var accounts = shop.stripe.v2().core().accounts();
    shop.control("/sandbox/faults", "on=api&fault=broken_after_effect&path=/v2/core/accounts");
    assertThatThrownBy(() -> accounts.create(wish, Shop.key("account:ana")))
        .isInstanceOf(ApiException.class);
    String id = accounts.create(wish, Shop.key("account:ana")).getId();
    assertThat(accounts.create(wish, Shop.key("account:ana")).getId()).isEqualTo(id);
    thin.waitFor("v2.core.account.created");
    assertThat(thin.types()).hasSize(1);

    shop.control("/sandbox/faults", "on=api&fault=broken_before_effect&path=/v2/core/accounts");
    var other = Creators.wish("Bo").build();
    assertThatThrownBy(() -> accounts.create(other, Shop.key("account:bo")))
        .isInstanceOf(ApiException.class);
    assertThat(accounts.create(other, Shop.key("account:bo")).getId()).isNotEqualTo(id);
    assertThatThrownBy(() -> accounts.create(other, Shop.key("account:ana")))
        .isInstanceOf(IdempotencyException.class);
  }

  @Test
  void whatTheSandboxCannotOpenIsRefused() throws Exception {
    for (String body :
        List.of(
            "{\"contact_email\":\"ana@example.com\",\"dashboard\":\"full\"}",
            "{\"contact_email\":\"ana@example.com\",\"dashboard\":\"express\"}",
            "{\"configuration\":{\"merchant\":{}}}",
            "{\"configuration\":{\"recipient\":{\"capabilities\":{\"stripe_balance\":"
                + "{\"stripe_transfers\":{\"requested\":\"true\"}}}}}}",
            "{\"include\":[1]}",
            "[]",
            "{\"include\"")) {
      HttpResponse<String> answer = shop.postJson("/v2/core/accounts", body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
    }
    assertThat(shop.post("/v2/core/accounts", "dashboard=express", "sk_test_x").statusCode())
        .isEqualTo(400);
  }

  private EventNotification told(String type) throws Exception {
    Receiver.Delivery delivery = thin.waitFor(type);
    return shop.stripe.parseEventNotification(
        delivery.payload(), delivery.signature(), "whsec_of_thin_events");
  }

  private void control(String account, String what, String form) throws Exception {
    assertThat(shop.control("/sandbox/accounts/" + account + what, form).statusCode())
        .isEqualTo(200);
  }

  private void assertLeadsToANewLink(String url) throws Exception {
    HttpResponse<String> answer = browser.open(url);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue(Creators.REFRESH);
  }
}
