/**
 * One reader for each container, each with the same small interface. They walk the structure of a
 * file over {@link coop.byhand.media.container.Bytes}, which reads ranges, checks every bound and
 * counts the work.
 */
@NullMarked
package coop.byhand.media.container;

import org.jspecify.annotations.NullMarked;
