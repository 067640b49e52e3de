package coop.byhand.tally;

/**
 * Consent: a draft goes ahead unless somebody objects. Whoever has doubts but does not want to stop
 * it stands aside. For advice before a vote; it never carries out anything.
 *
 * @param agreed papers that agree
 * @param aside papers that stand aside
 * @param objections papers that object; one is enough
 * @param abstentions papers that say nothing; they do not count for the quorum
 * @param quorum papers that must say something at least
 */
public record Consent(long agreed, long aside, long objections, long abstentions, long quorum) {

  public Consent {
    if (agreed < 0 || aside < 0 || objections < 0 || abstentions < 0 || quorum < 0) {
      throw new IllegalArgumentException("fewer papers than none");
    }
  }

  /** Papers that say something. */
  public long voices() {
    return agreed + aside + objections;
  }

  /**
   * First the quorum; then one objection stops the draft, and it also stops when nobody agrees.
   */
  public Finding finding() {
    if (voices() < quorum) {
      return Finding.NO_QUORUM;
    }
    return objections == 0 && agreed > 0 ? Finding.CARRIED : Finding.NOT_CARRIED;
  }
}
