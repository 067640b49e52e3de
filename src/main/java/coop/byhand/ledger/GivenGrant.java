package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import java.time.Instant;

/** A grant that was agreed to, as all members read it: without who got it. */
public record GivenGrant(Instant at, Money amount, String purpose) {}
