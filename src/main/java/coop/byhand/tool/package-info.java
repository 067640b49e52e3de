/**
 * The command-line tools behind {@code ./byhand}. Works without the server and, where a verb
 * does not need one, without a database.
 */
@ApplicationModule(
    displayName = "Tool",
    allowedDependencies = {"kernel", "media", "media :: credentials", "tally", "merkle", "verify"})
@NullMarked
package coop.byhand.tool;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
