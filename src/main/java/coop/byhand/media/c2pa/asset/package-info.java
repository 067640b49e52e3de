/**
 * Files as far as Content Credentials are concerned (C2PA 2.2, annex A): where the manifest store
 * lies in each container, which bytes of the file belong to it, and what the file says beside it.
 * One lenient reader for each container; what is crooked becomes a caution, and only limits end as
 * {@link coop.byhand.media.MalformedMedia}.
 */
@NullMarked
package coop.byhand.media.c2pa.asset;

import org.jspecify.annotations.NullMarked;
