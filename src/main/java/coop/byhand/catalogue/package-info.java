/**
 * Works, their renditions and listings, and the search over them. Bytes are the vault's, making
 * is provenance's, terms are licensing's.
 */
@ApplicationModule(
    displayName = "Catalogue",
    allowedDependencies = {
      "kernel",
      "media",
      "vault",
      "members",
      "provenance",
      "policy",
      "register",
      "look"
    })
@NullMarked
package coop.byhand.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
