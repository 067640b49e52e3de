package coop.byhand.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A moving picture, with or without sound.
 *
 * @param duration null where the header does not tell it
 * @param width in pixels
 * @param height in pixels
 */
public record Film(
    MediaType type,
    long bytes,
    int width,
    int height,
    @Nullable Duration duration,
    Metadata metadata)
    implements MediaFile {}
