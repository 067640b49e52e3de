package coop.byhand.policy;

import coop.byhand.kernel.BasisPoints;

/**
 * How a net price is divided under one version: the shares of the creator, of running the co-op,
 * of the solidarity fund and of the collective reserve. They sum to the whole; the last three
 * together are the commission.
 */
public record RevenueSplit(
    PolicyVersion version,
    BasisPoints creator,
    BasisPoints operating,
    BasisPoints solidarity,
    BasisPoints reserve) {

  public RevenueSplit {
    int sum = creator.value() + operating.value() + solidarity.value() + reserve.value();
    if (sum != BasisPoints.WHOLE) {
      throw new IllegalArgumentException("shares sum to " + sum + " of " + BasisPoints.WHOLE);
    }
  }

  /** The co-op's share: everything the creator does not get. */
  public BasisPoints commission() {
    return creator.complement();
  }
}
