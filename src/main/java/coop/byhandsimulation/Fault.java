package coop.byhandsimulation;

/** What goes wrong, by its number in the list of faults (decision 0016). */
enum Fault {
  KILLED_BETWEEN_PROVIDER_AND_COMMIT(1),
  KILLED_IN_A_MESSAGE(2),
  REPEATED_MESSAGES(3),
  SHUFFLED_MESSAGES(4),
  FORGED_MESSAGES(5),
  LOST_MESSAGES(6),
  ERROR_AFTER_EFFECT(7),
  BROKEN_CONNECTIONS(8),
  DATABASE_FAILS(9),
  COMMIT_FAILS_AFTER_CALL(10),
  ORDERED_TWICE(11),
  EXCLUSIVE_RACE(12),
  RULES_CHANGED_MEANWHILE(13),
  REFUNDS_IN_PARTS(14),
  REFUND_AFTER_PAYOUT(15),
  DISPUTES(16),
  LATE_FAILURES(17),
  CLOCK_JUMPS(18),
  PAUSED_PROCESS(19),
  STRANGE_MESSAGES(20),
  PAYEE_STOPPED(21),
  YEAR_CLOSED_TWICE(22),
  BACKUP_RESTORED(23),
  PAID_DAYS_LATER(24);

  private final int number;

  Fault(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
