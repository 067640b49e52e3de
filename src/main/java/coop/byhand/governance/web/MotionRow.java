package coop.byhand.governance.web;

/**
 * A proposal in a list; empty texts where there is nothing to say.
 *
 * @param from value before; empty for the text of a rule
 * @param to value suggested, or found once the vote is closed
 * @param deadline what comes next and when, with the zone
 * @param deadlineMachine the same for machines
 */
record MotionRow(
    int number,
    String title,
    String subject,
    String from,
    String to,
    String status,
    String statusClass,
    String deadline,
    String deadlineMachine,
    String quorumWords,
    int have,
    int need,
    int all) {

  public String href() {
    return "/proposals/" + number;
  }

  public boolean isNumeric() {
    return !from.isEmpty();
  }

  public boolean hasQuorum() {
    return !quorumWords.isEmpty();
  }
}
