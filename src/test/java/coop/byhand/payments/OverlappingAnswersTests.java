package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.payments.PaymentGateway.AccountDesk;
import coop.byhand.payments.Recipient.State;
import coop.byhandsandbox.StripeSandbox;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Two answers of the provider about one payee, of which the older comes in last. */
@ByhandTest
class OverlappingAnswersTests {

  @Autowired Recipients recipients;
  @Autowired Introduction introduction;
  @Autowired RecipientRows rows;
  @Autowired Inbox inbox;
  @Autowired AlertRows alerts;
  @Autowired PaymentGateway gateway;
  @Autowired ApplicationEventPublisher events;
  @Autowired PlatformTransactionManager transactions;
  @Autowired Clock clock;
  @Autowired StripeSandbox sandbox;
  @Autowired JdbcClient sql;

  private final String payee = "payee-" + UUID.randomUUID();
  private final AtomicInteger fetched = new AtomicInteger();
  private Till till;
  private String account;

  @BeforeEach
  void aPayeeWhoIsReady() {
    till = new Till(sandbox);
    recipients.onboard(payee, "Ana", "ana@example.com", URI.create("http://localhost/app"));
    account =
        sql.sql("select provider_account from payments.recipient where payee = ?")
            .param(payee)
            .query(String.class)
            .single();
    capability("active");
    await().atMost(Purse.PATIENCE).until(() -> state() == State.READY);
    // From here on only this test asks.
    till.set("on=webhook&fault=drop&times=99");
  }

  @AfterEach
  void everySwitchIsOff() {
    till.clear();
  }

  @Test
  void theOlderOneIsNotBelievedAndTheProviderIsAskedAgain() {
    capability("restricted");
    Introduction slow = new Introduction(rows, inbox, alerts, slow(), events, transactions, clock);
    slow.check(payee);
    assertThat(fetched).as("asked, overtaken, asked again").hasValue(2);
    assertThat(state()).isEqualTo(State.READY);
  }

  /** The house's gateway, but for what it says of accounts. */
  private PaymentGateway slow() {
    return (PaymentGateway)
        Proxy.newProxyInstance(
            PaymentGateway.class.getClassLoader(),
            new Class<?>[] {PaymentGateway.class},
            (proxy, method, arguments) ->
                method.getName().equals("accounts")
                    ? new Overtaken(gateway.accounts())
                    : method.invoke(gateway, arguments));
  }

  /** The first answer about an account is overtaken by a newer one before it comes back. */
  private final class Overtaken implements AccountDesk {

    private final AccountDesk real;

    private Overtaken(AccountDesk real) {
      this.real = real;
    }

    @Override
    public ProviderAccount create(RecipientRow recipient) throws PaymentRefused {
      return real.create(recipient);
    }

    @Override
    public ProviderAccount fetch(String id) throws PaymentRefused {
      ProviderAccount answer = real.fetch(id);
      if (fetched.incrementAndGet() == 1) {
        capability("active");
        introduction.check(payee);
      }
      return answer;
    }

    @Override
    public URI link(String id, URI returnTo) throws PaymentRefused {
      return real.link(id, returnTo);
    }

    @Override
    public Optional<String> accountOf(String eventId) throws PaymentRefused {
      return real.accountOf(eventId);
    }
  }

  private void capability(String status) {
    till.work("/sandbox/accounts/" + account + "/capability", "status=" + status);
  }

  private State state() {
    return recipients.find(payee).orElseThrow().state();
  }
}
