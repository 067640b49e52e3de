/**
 * The few types that every room speaks: money, shares, digests, ids and pages. Pure; depends on
 * nothing. The list is closed ({@code Money, BasisPoints, Allocation, Digest, Uuid7, TypedId,
 * Page}) and a test compares it, so that this room never becomes the drawer for what has no place.
 */
@ApplicationModule(
    displayName = "Kernel",
    allowedDependencies = {})
@NullMarked
package coop.byhand.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
