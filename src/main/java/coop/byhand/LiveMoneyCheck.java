package coop.byhand;

import coop.byhand.invoicing.Invoices;
import coop.byhand.payments.PaymentSettings;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Stops a start that would take real money and invoice it in the name of the demo co-op. Before any
 * job runs.
 */
@Component
class LiveMoneyCheck implements SmartInitializingSingleton {

  private final PaymentSettings settings;
  private final Invoices invoices;

  LiveMoneyCheck(PaymentSettings settings, Invoices invoices) {
    this.settings = settings;
    this.invoices = invoices;
  }

  /**
   * Looks once.
   *
   * @throws SettingsRefused if the key is a live one and invoices would have no address on them
   */
  @Override
  public void afterSingletonsInstantiated() {
    if (settings.live() && invoices.seller().address().isEmpty()) {
      throw new SettingsRefused(
          List.of(
              "byhand.payments.secret-key takes real money, and invoices would come from the demo"
                  + " co-op: write yours into invoicing.seller, as README.md says under “Run it for"
                  + " real”"));
    }
  }
}
