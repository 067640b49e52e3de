package coop.byhand.governance.web;

import coop.byhand.governance.Ballot;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import java.util.List;
import java.util.Map;

/**
 * Open ballots as CSV (RFC 4180), times in UTC. A cell that a spreadsheet would take for a formula
 * gets an apostrophe before it.
 */
final class BallotsCsv {

  private static final String HEAD = "member,name,choice,revision,castAt,receipt\r\n";
  private static final String FORMULA_SIGNS = "=+-@\t\r";

  private BallotsCsv() {}

  static String write(List<Ballot> ballots, Map<MemberId, Member> people) {
    StringBuilder out = new StringBuilder(HEAD);
    for (Ballot ballot : ballots) {
      Member member = people.get(ballot.member());
      out.append(ballot.member())
          .append(',')
          .append(cell(member == null ? "" : member.name()))
          .append(',')
          .append(Ballot.word(ballot.choice()))
          .append(',')
          .append(ballot.revision())
          .append(',')
          .append(ballot.castAt())
          .append(',')
          .append(ballot.receipt())
          .append("\r\n");
    }
    return out.toString();
  }

  static String cell(String text) {
    String safe = !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
