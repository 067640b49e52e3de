package coop.byhand.licensing;

import java.time.Instant;

/** Whether a licence still holds. */
public sealed interface LicenceStatus {

  /** It holds. */
  record Valid() implements LicenceStatus {}

  /** It ended at an instant; the certificate says so and the file is no longer handed out. */
  record Revoked(Instant at, RevocationReason reason) implements LicenceStatus {}

  /** Its time was over; the certificate says so and the file is no longer handed out. */
  record Expired(Instant at) implements LicenceStatus {}
}
