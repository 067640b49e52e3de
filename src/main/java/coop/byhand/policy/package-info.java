/**
 * The voted parameters: each declared once with unit and bounds, kept as immutable versions of
 * one document, read at a named instant. Versions are written only by an adopted vote. Money code
 * sees typed views, never keys.
 */
@ApplicationModule(
    displayName = "Policy",
    allowedDependencies = {"kernel", "register", "look"})
@NullMarked
package coop.byhand.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
