package coop.byhand.policy;

import coop.byhand.kernel.BasisPoints;
import java.time.Duration;

/**
 * What becomes of money that a buyer wants back under one version.
 *
 * @param window from the sale, in which a buyer may ask as long as the file was not fetched
 * @param disputeReserve the part of a lost dispute's creator share that the reserve bears
 */
public record RefundRules(PolicyVersion version, Duration window, BasisPoints disputeReserve) {}
