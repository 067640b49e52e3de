/**
 * A separate process that makes previews of one original, because decoding is where hostile files
 * do their harm. It gets little memory, one core, no environment and no secrets, opens no
 * connection, shares no class with the application and is killed when it takes too long. Whatever
 * it leaves behind is checked by the application before it is used.
 */
@NullMarked
package coop.byhandworker;

import org.jspecify.annotations.NullMarked;
