package coop.byhand.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A sound recording.
 *
 * @param duration null where the header does not tell it
 * @param channels 1 or more
 * @param sampleRate in hertz
 */
public record Recording(
    MediaType type,
    long bytes,
    @Nullable Duration duration,
    int channels,
    int sampleRate,
    Metadata metadata)
    implements MediaFile {}
