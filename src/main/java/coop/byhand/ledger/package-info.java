/**
 * Double-entry books: accounts, journals, entries and statements. Entries are never changed;
 * corrections are new journals. Every journal names its cause and the policy version it follows.
 */
@ApplicationModule(
    displayName = "Ledger",
    allowedDependencies = {"kernel", "members", "merkle", "policy", "register", "look"})
@NullMarked
package coop.byhand.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
