package coop.byhand.governance;

/** The names under which the states of a proposal are kept in rows. */
enum Stage {
  SPONSORS,
  DISCUSSION,
  NOTICE,
  VOTING,
  QUEUED,
  EFFECTIVE,
  REJECTED,
  NO_QUORUM,
  CONFLICT,
  EXPIRED,
  WITHDRAWN
}
