/**
 * Proposals, ballots and their counts. Freezes the roll, counts with a trace, waits out the time
 * lock and enacts what was adopted. Money never knows that votes exist.
 */
@ApplicationModule(
    displayName = "Governance",
    allowedDependencies = {"kernel", "tally", "members", "policy", "register", "look"})
@NullMarked
package coop.byhand.governance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
