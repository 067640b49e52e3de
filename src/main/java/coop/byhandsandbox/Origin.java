package coop.byhandsandbox;

import org.jspecify.annotations.Nullable;

/** What caused a change: a request to the API, or, with nulls, a buyer's page or the clock. */
record Origin(@Nullable String requestId, @Nullable String idempotencyKey) {
  static final Origin NOT_THE_API = new Origin(null, null);
}
