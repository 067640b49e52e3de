package coop.byhand.checkout.ui;

import com.vaadin.flow.component.Component;
import coop.byhand.checkout.PlaceOutcome.Changed;
import coop.byhand.look.Formats;
import java.util.List;

/** Says what is not as the buyer was shown it. */
final class Changes {

  private Changes() {}

  /** A sentence for each difference. */
  static List<String> words(Component within, Changed changed, Formats formats) {
    return changed.differences().stream()
        .sorted()
        .map(difference ->
            switch (difference) {
              case PRICE ->
                  within.getTranslation(
                      "checkout.changed.price",
                      formats.money(changed.before().gross()),
                      formats.money(changed.now().gross()));
              case POLICY -> within.getTranslation("checkout.changed.policy");
              case TERMS -> within.getTranslation("checkout.changed.terms");
              case TAX -> within.getTranslation("checkout.changed.tax");
            })
        .toList();
  }
}
