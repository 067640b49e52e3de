package coop.byhand.invoicing;

import java.util.List;
import java.util.Optional;

/**
 * Who sells, as it stands on invoices of a day.
 *
 * @param code which legal person; its numbers run on when its name or address changes
 * @param address lines without the country
 * @param country the member state it is established in, ISO 3166-1
 * @param vatId its VAT identification number, if it has one
 */
public record Seller(
    String code, String name, List<String> address, String country, Optional<String> vatId) {

  public Seller {
    address = List.copyOf(address);
  }
}
