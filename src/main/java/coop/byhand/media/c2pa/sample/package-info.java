/** Files with an unsigned manifest, made for measurements and trials. They prove nothing. */
@NamedInterface("credentials")
@NullMarked
package coop.byhand.media.c2pa.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
