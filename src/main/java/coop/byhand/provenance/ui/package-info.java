/** The members' views: the queue of works that wait and the evidence for one of them. */
@NullMarked
package coop.byhand.provenance.ui;

import org.jspecify.annotations.NullMarked;
