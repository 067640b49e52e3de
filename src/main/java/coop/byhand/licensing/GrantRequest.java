package coop.byhand.licensing;

import coop.byhand.catalogue.WorkId;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyVersion;

/**
 * What checkout asks for once a line of an order is paid.
 *
 * @param licensee as {@link Licensee#parse} accepts it
 * @param terms hash of the terms that the buyer accepted
 * @param price paid, before tax, in minor units of its currency
 * @param policy version that the order was placed under
 */
public record GrantRequest(
    OrderLineRef orderLine,
    WorkId work,
    PersonId buyer,
    String licensee,
    LicenceClass licenceClass,
    Digest terms,
    Money price,
    PolicyVersion policy) {

  public GrantRequest {
    if (price.minor() < 1) {
      throw new IllegalArgumentException("a licence is sold for a price: " + price);
    }
    licensee =
        Licensee.parse(licensee)
            .orElseThrow(() -> new IllegalArgumentException("not the name of a licensee"))
            .name();
  }
}
