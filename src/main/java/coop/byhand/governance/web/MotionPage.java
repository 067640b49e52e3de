package coop.byhand.governance.web;

import java.util.List;

/**
 * What the page of a proposal says beside its row; empty texts where there is nothing to say.
 *
 * @param headline what the vote decided, once it is closed; before that the title
 * @param sentences how it is decided, one sentence each
 * @param dates terms and instants
 */
record MotionPage(
    String headline,
    String lead,
    List<String> reason,
    List<String> ruleText,
    List<String> sentences,
    List<DatedFact> dates,
    String proposer,
    String sponsors,
    String policyHref,
    String policyName,
    List<EntryLink> entries,
    boolean open,
    boolean seeksSponsors,
    boolean closed) {

  /** A term and an instant. */
  record DatedFact(String name, String when, String machine) {}

  /** An entry of the register. */
  record EntryLink(String name, long id) {}
}
