package coop.byhand.licensing;

import coop.byhand.catalogue.WorkId;
import coop.byhand.identity.PersonId;
import java.time.Instant;

/** A licence was granted. */
public record LicenceGranted(LicenceId licence, WorkId work, PersonId buyer, Instant at) {}
