package coop.byhand.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a listed work cannot be licensed for a time. Licences sold before stay valid. */
public sealed interface Closure {

  /**
   * Somebody has it exclusively.
   *
   * @param until when that licence ends by itself
   */
  record SoldExclusively(Instant until) implements Closure {}

  /**
   * Its maker does not sell it for now.
   *
   * @param until when it is sold again by itself, null while the end is open
   * @param reason the maker's note to themselves, never public; may be empty
   */
  record Frozen(Instant since, @Nullable Instant until, String reason) implements Closure {}
}
