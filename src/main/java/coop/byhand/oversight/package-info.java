/**
 * The operator's page: what must always hold about money and licences, looked at again and again,
 * with the queues and everything that waits for a person. Reads views over the other rooms' tables
 * and changes nothing of theirs.
 */
@ApplicationModule(
    displayName = "Oversight",
    allowedDependencies = {"kernel", "members", "payments", "look"})
@NullMarked
package coop.byhand.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
