/**
 * The append-only public log. Each room makes its own canonical statement and appends it in its
 * own transaction; the log knows nothing about meanings. Personal data enters only as salted hashes.
 */
@ApplicationModule(
    displayName = "Register",
    allowedDependencies = {"kernel", "merkle", "look"})
@NullMarked
package coop.byhand.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
