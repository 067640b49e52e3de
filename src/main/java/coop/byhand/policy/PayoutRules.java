package coop.byhand.policy;

import coop.byhand.kernel.Money;
import java.time.Duration;

/**
 * When creators' money goes out under one version.
 *
 * @param hold from a sale to its release
 * @param minimum below which nothing is paid out
 * @param interval from one run to the next
 */
public record PayoutRules(PolicyVersion version, Duration hold, Money minimum, Duration interval) {}
