package coop.byhand.ledger;

/** The number of a journal in the books; later journals have higher numbers, with gaps. */
public record JournalId(long value) {

  public JournalId {
    if (value < 1) {
      throw new IllegalArgumentException("journals are numbered from 1: " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
