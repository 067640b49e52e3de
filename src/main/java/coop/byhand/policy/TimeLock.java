package coop.byhand.policy;

/** What decides how long an adopted change waits before it takes effect. */
public enum TimeLock {
  /** Rates and holds: people plan their income by them. */
  RATE,
  /** Price floors, moderation and everything else with a number. */
  OTHER,
  /** The text of a rule. */
  TEXT
}
