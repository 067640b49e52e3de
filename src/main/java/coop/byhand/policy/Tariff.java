package coop.byhand.policy;

import coop.byhand.kernel.Money;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;

/** The lowest prices at which Standard licences may be offered under one version. */
public record Tariff(PolicyVersion version, Map<Medium, Money> floors) {

  public Tariff {
    if (floors.size() != Medium.values().length) {
      throw new IllegalArgumentException("a medium has no floor: " + floors.keySet());
    }
    floors = Map.copyOf(new EnumMap<>(floors));
  }

  /**
   * The floor of a medium in a currency.
   *
   * @throws IllegalArgumentException when no floor was voted in this currency; today only euro has
   */
  public Money floor(Medium medium, Currency currency) {
    Money floor = floors.get(medium);
    if (floor == null || !floor.currency().equals(currency)) {
      throw new IllegalArgumentException("no floor voted in " + currency.getCurrencyCode());
    }
    return floor;
  }
}
