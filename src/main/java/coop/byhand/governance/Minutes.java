package coop.byhand.governance;

import coop.byhand.kernel.Digest;
import coop.byhand.policy.AdoptOutcome;
import coop.byhand.register.CanonicalJson;
import coop.byhand.register.Statement;
import coop.byhand.tally.Count;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the assembly puts on public record. No names; texts only as hashes. */
final class Minutes {

  private Minutes() {}

  static Statement opened(Proposal proposal, VoteTerms terms) {
    return Statement.of("proposal.opened", terms.opensAt())
        .with("closesAt", terms.closesAt().toString())
        .with("matter", matter(proposal.matter()))
        .with("method", method(proposal.matter()))
        .with("number", proposal.number())
        .with("opensAt", terms.opensAt().toString())
        .with("proposal", proposal.id().toString())
        .with("quorum", terms.quorum())
        .with("reasonSha256", Digest.ofText(proposal.reason()).hex())
        .with("roll", terms.rollSize())
        .with("rollSha256", terms.rollHash().hex())
        .with("rules", terms.rules().value())
        .with("secrecy", "open")
        .with("titleSha256", Digest.ofText(proposal.title()).hex());
  }

  static Statement result(
      Proposal proposal,
      Instant closedAt,
      Count count,
      List<Ballot> ballots,
      Optional<Instant> effectiveAt) {
    Statement statement =
        Statement.of("proposal.result", closedAt)
            .with("ballots", ballots.size())
            .with("ballotsSha256", ballotsHash(ballots).hex())
            .with("finding", count.finding().name())
            .with("number", proposal.number())
            .with("proposal", proposal.id().toString())
            .with("traceSha256", Digest.ofText(TraceText.write(count.trace())).hex())
            .with("value", count.value());
    return effectiveAt
        .map(instant -> statement.with("effectiveAt", instant.toString()))
        .orElse(statement);
  }

  static Statement conflict(Proposal proposal, AdoptOutcome.Refused refused, Instant at) {
    return Statement.of("proposal.conflict", at)
        .with("number", proposal.number())
        .with("proposal", proposal.id().toString())
        .with(
            "why",
            switch (refused) {
              case AdoptOutcome.Conflict(String key, long expected, long actual) ->
                  Map.of("actual", actual, "expected", expected, "key", key);
              case AdoptOutcome.OutOfBounds(String key, long value, var bounds) ->
                  Map.of("key", key, "max", bounds.max(), "min", bounds.min(), "value", value);
              case AdoptOutcome.SharesExceedCommission(long commission, long shares) ->
                  Map.of("commission", commission, "shares", shares);
            });
  }

  static Statement ruleInForce(Proposal proposal, String text, Instant at) {
    return Statement.of("rule.text", at)
        .with("number", proposal.number())
        .with("proposal", proposal.id().toString())
        .with("textSha256", Digest.ofText(text).hex());
  }

  /** SHA-256 over the sorted receipts, so that nobody can slip a ballot in or out afterwards. */
  static Digest ballotsHash(List<Ballot> ballots) {
    return Digest.ofText(
        CanonicalJson.write(
            ballots.stream().map(ballot -> ballot.receipt().hex()).sorted().toList()));
  }

  private static Map<String, Object> matter(Matter matter) {
    return switch (matter) {
      case Matter.NumberChange number ->
          Map.of("from", number.from(), "key", number.parameter().key(), "suggested", number.to());
      case Matter.RuleText(String text) -> Map.of("textSha256", Digest.ofText(text).hex());
    };
  }

  private static String method(Matter matter) {
    return switch (matter) {
      case Matter.NumberChange number ->
          "median; two thirds where it takes from creators: " + number.parameter().favours();
      case Matter.RuleText text -> "yes-no simple majority";
    };
  }
}
