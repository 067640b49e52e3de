/** Verdicts and manifests as JSON: the line of the command-line tool, and crJSON. */
@NamedInterface("credentials")
@NullMarked
package coop.byhand.media.c2pa.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
