package coop.byhand.moderation;

import coop.byhand.catalogue.WorkId;
import java.time.Instant;

/** A report was taken and waits for members. */
public record CaseOpened(CaseId id, WorkId work, Instant at) {}
