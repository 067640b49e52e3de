package coop.byhand.checkout;

import coop.byhand.catalogue.WorkId;
import coop.byhand.licensing.LicenceClass;

/** A licence that somebody means to buy: of which work, and of which class. */
public record Item(WorkId work, LicenceClass licence) {}
