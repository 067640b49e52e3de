package coop.byhand.payments;

import com.stripe.events.V2CoreAccountLinkReturnedEvent;
import com.stripe.model.v2.core.Account;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountCreateParams.Configuration;
import com.stripe.param.v2.core.AccountCreateParams.Configuration.Recipient.Capabilities;
import com.stripe.param.v2.core.AccountCreateParams.Configuration.Recipient.Capabilities.StripeBalance;
import com.stripe.param.v2.core.AccountCreateParams.Configuration.Recipient.Capabilities.StripeBalance.StripeTransfers;
import com.stripe.param.v2.core.AccountCreateParams.Defaults;
import com.stripe.param.v2.core.AccountCreateParams.Defaults.Responsibilities;
import com.stripe.param.v2.core.AccountLinkCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams.UseCase;
import com.stripe.param.v2.core.AccountLinkCreateParams.UseCase.AccountOnboarding;
import com.stripe.param.v2.core.AccountRetrieveParams;
import java.net.URI;
import java.util.Optional;

/**
 * Payees' accounts at Stripe, in the second version of its accounts: recipients only. Fees and
 * losses are the platform's, which separate charges and transfers ask for.
 */
final class StripeAccounts implements PaymentGateway.AccountDesk {

  private static final String PAYEE = "payee";
  private static final String ACTIVE = "active";

  private final StripeLine line;

  StripeAccounts(StripeLine line) {
    this.line = line;
  }

  /** The provider repeats no work that was done under a key, and ends what was not. */
  @Override
  public ProviderAccount create(RecipientRow payee) throws PaymentRefused {
    AccountCreateParams recipient =
        AccountCreateParams.builder()
            .setDisplayName(payee.name())
            .setContactEmail(payee.email())
            .setIdentity(AccountCreateParams.Identity.builder().setCountry(payee.country()).build())
            .setDashboard(AccountCreateParams.Dashboard.EXPRESS)
            .setDefaults(
                Defaults.builder()
                    .setResponsibilities(
                        Responsibilities.builder()
                            .setFeesCollector(Responsibilities.FeesCollector.APPLICATION)
                            .setLossesCollector(Responsibilities.LossesCollector.APPLICATION)
                            .build())
                    .build())
            .setConfiguration(
                Configuration.builder()
                    .setRecipient(
                        Configuration.Recipient.builder().setCapabilities(transfers()).build())
                    .build())
            .putMetadata(PAYEE, payee.payee())
            .addInclude(AccountCreateParams.Include.CONFIGURATION__RECIPIENT)
            .build();
    return line.ask(stripe ->
        answer(
            stripe
                .v2()
                .core()
                .accounts()
                .create(recipient, StripeLine.key(payee.idempotencyKey()))));
  }

  @Override
  public ProviderAccount fetch(String account) throws PaymentRefused {
    AccountRetrieveParams withRecipient =
        AccountRetrieveParams.builder()
            .addInclude(AccountRetrieveParams.Include.CONFIGURATION__RECIPIENT)
            .build();
    return line.ask(
        stripe -> answer(stripe.v2().core().accounts().retrieve(account, withRecipient)));
  }

  @Override
  public URI link(String account, URI returnTo) throws PaymentRefused {
    AccountLinkCreateParams onboarding =
        AccountLinkCreateParams.builder()
            .setAccount(account)
            .setUseCase(
                UseCase.builder()
                    .setType(UseCase.Type.ACCOUNT_ONBOARDING)
                    .setAccountOnboarding(
                        AccountOnboarding.builder()
                            .addConfiguration(AccountOnboarding.Configuration.RECIPIENT)
                            .setReturnUrl(returnTo.toString())
                            .setRefreshUrl(returnTo.toString())
                            .build())
                    .build())
            .build();
    return line.ask(
        stripe -> URI.create(stripe.v2().core().accountLinks().create(onboarding).getUrl()));
  }

  @Override
  public Optional<String> accountOf(String eventId) throws PaymentRefused {
    return line.ask(stripe ->
        stripe.v2().core().events().retrieve(eventId)
                instanceof V2CoreAccountLinkReturnedEvent returned
            ? Optional.ofNullable(returned.getData().getAccountId())
            : Optional.empty());
  }

  private static Capabilities transfers() {
    return Capabilities.builder()
        .setStripeBalance(
            StripeBalance.builder()
                .setStripeTransfers(StripeTransfers.builder().setRequested(true).build())
                .build())
        .build();
  }

  static ProviderAccount answer(Account account) {
    return new ProviderAccount(
        account.getId(),
        account.getMetadata() == null ? null : account.getMetadata().get(PAYEE),
        Optional.ofNullable(account.getConfiguration())
            .map(Account.Configuration::getRecipient)
            .map(Account.Configuration.Recipient::getCapabilities)
            .map(Account.Configuration.Recipient.Capabilities::getStripeBalance)
            .map(Account.Configuration.Recipient.Capabilities.StripeBalance::getStripeTransfers)
            .map(capability -> ACTIVE.equals(capability.getStatus()))
            .orElse(false),
        Boolean.TRUE.equals(account.getClosed()),
        account.getDisplayName(),
        account.getContactEmail(),
        account.getIdentity() == null ? null : account.getIdentity().getCountry());
  }
}
