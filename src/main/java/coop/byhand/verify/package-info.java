/**
 * {@code byhand-verify}: the program with which anyone checks what this house says, on a machine of
 * their own and with the server off. It counts elections again, checks the register against its
 * signed checkpoints, and is a witness. It is delivered as a jar of its own that holds this room,
 * {@code tally} and {@code merkle} and needs nothing but a JDK; therefore it depends on nothing
 * else. The command {@code ./byhand count} is the same code.
 */
@ApplicationModule(
    displayName = "Verify",
    allowedDependencies = {"tally", "merkle"})
@NullMarked
package coop.byhand.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
