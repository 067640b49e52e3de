package coop.byhandsandbox;

import com.stripe.exception.StripeException;
import com.stripe.model.v2.core.Account;
import com.stripe.model.v2.core.AccountLink;
import com.stripe.net.RequestOptions;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams;
import com.stripe.param.v2.core.AccountRetrieveParams;

/** Opens connected accounts for creators, as a platform does, and walks through the onboarding. */
final class Creators {
  static final String RETURN = "http://localhost:8080/studio/payouts";
  static final String REFRESH = "http://localhost:8080/studio/payouts/again";

  private final Shop shop;

  Creators(Shop shop) {
    this.shop = shop;
  }

  static AccountCreateParams.Builder wish(String name) {
    return AccountCreateParams.builder()
        .setContactEmail("ana@example.com")
        .setDisplayName(name)
        .setDashboard(AccountCreateParams.Dashboard.EXPRESS)
        .setIdentity(AccountCreateParams.Identity.builder().setCountry("DE").build())
        .setDefaults(
            AccountCreateParams.Defaults.builder()
                .setResponsibilities(
                    AccountCreateParams.Defaults.Responsibilities.builder()
                        .setFeesCollector(
                            AccountCreateParams.Defaults.Responsibilities.FeesCollector.APPLICATION)
                        .setLossesCollector(
                            AccountCreateParams.Defaults.Responsibilities.LossesCollector
                                .APPLICATION)
                        .build())
                .build())
        .setConfiguration(
            AccountCreateParams.Configuration.builder()
                .setRecipient(
                    AccountCreateParams.Configuration.Recipient.builder()
                        .setCapabilities(
                            AccountCreateParams.Configuration.Recipient.Capabilities.builder()
                                .setStripeBalance(
                                    AccountCreateParams.Configuration.Recipient.Capabilities
                                        .StripeBalance.builder()
                                        .setStripeTransfers(
                                            AccountCreateParams.Configuration.Recipient.Capabilities
                                                .StripeBalance.StripeTransfers.builder()
                                                .setRequested(true)
                                                .build())
                                        .build())
                                .build())
                        .build())
                .build())
        .putMetadata("member", "ana")
        .addInclude(AccountCreateParams.Include.CONFIGURATION__RECIPIENT)
        .addInclude(AccountCreateParams.Include.REQUIREMENTS);
  }

  Account open(String name) throws StripeException {
    return shop.stripe.v2().core().accounts().create(wish(name).build());
  }

  AccountLink link(String account) throws StripeException {
    return shop.stripe
        .v2()
        .core()
        .accountLinks()
        .create(
            AccountLinkCreateParams.builder()
                .setAccount(account)
                .setUseCase(
                    AccountLinkCreateParams.UseCase.builder()
                        .setType(AccountLinkCreateParams.UseCase.Type.ACCOUNT_ONBOARDING)
                        .setAccountOnboarding(
                            AccountLinkCreateParams.UseCase.AccountOnboarding.builder()
                                .addConfiguration(
                                    AccountLinkCreateParams.UseCase.AccountOnboarding.Configuration
                                        .RECIPIENT)
                                .setRefreshUrl(REFRESH)
                                .setReturnUrl(RETURN)
                                .build())
                        .build())
                .build());
  }

  /** An account whose owner has chosen how the onboarding ends and which bank account it has. */
  String onboarded(String name, String form) throws Exception {
    Account account = open(name);
    new Buyer().submit(link(account.getId()).getUrl(), form);
    return account.getId();
  }

  String onboarded(String name) throws Exception {
    return onboarded(name, "answer=finish&bank=pays");
  }

  Account look(String id) throws StripeException {
    return shop.stripe
        .v2()
        .core()
        .accounts()
        .retrieve(
            id,
            AccountRetrieveParams.builder()
                .addInclude(AccountRetrieveParams.Include.CONFIGURATION__RECIPIENT)
                .addInclude(AccountRetrieveParams.Include.REQUIREMENTS)
                .build());
  }

  String standing(String id) throws StripeException {
    return standing(look(id));
  }

  static String standing(Account account) {
    return account
        .getConfiguration()
        .getRecipient()
        .getCapabilities()
        .getStripeBalance()
        .getStripeTransfers()
        .getStatus();
  }

  /** Speaks for a connected account. */
  static RequestOptions as(String account) {
    return RequestOptions.builder().setStripeAccount(account).build();
  }
}
