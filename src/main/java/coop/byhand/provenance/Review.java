package coop.byhand.provenance;

import coop.byhand.members.MemberId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a member may judge a claim and whether an opinion is complete. */
final class Review {

  /** Longest reason that is kept, in characters. */
  static final int LONGEST_REASON = 2_000;

  private Review() {}

  /** Why this member cannot judge the claim now; null if nothing is in the way. */
  static @Nullable ReviewStop stop(
      ClaimRow row,
      List<GivenOpinion> opinions,
      QueueItem.@Nullable Taken taken,
      MemberId reviewer,
      Instant now) {
    if (row.claim().member().equals(reviewer)) {
      return new ReviewStop.OwnWork();
    }
    if (opinions.stream().anyMatch(given -> given.by().equals(reviewer))) {
      return new ReviewStop.AlreadyJudged();
    }
    ClaimState.InReview review = row.review();
    if (review == null || weigh(opinions, review.opinionsNeeded()) != Weighing.UNDECIDED) {
      return new ReviewStop.NotWaiting();
    }
    if (taken != null && !taken.by().equals(reviewer) && now.isBefore(taken.until())) {
      return new ReviewStop.TakenByAnother(taken.by(), taken.until());
    }
    return null;
  }

  /** What an opinion lacks; null if it is complete. */
  static @Nullable AttestOutcome lacking(Opinion opinion, String reason, boolean signsFound) {
    if (reason.isEmpty()) {
      return new AttestOutcome.ReasonMissing();
    }
    if (reason.length() > LONGEST_REASON) {
      return new AttestOutcome.ReasonTooLong(LONGEST_REASON);
    }
    return switch (opinion) {
      case Opinion.NotConvinced _ -> null;
      case Opinion.MadeByHand(Set<CheckPoint> checked) -> {
        EnumSet<CheckPoint> open = EnumSet.noneOf(CheckPoint.class);
        open.addAll(CheckPoint.applying(signsFound));
        open.removeAll(checked);
        yield open.isEmpty() ? null : new AttestOutcome.PointsOpen(open);
      }
    };
  }

  /** What the opinions come to, whether they count yet or not. */
  static Weighing weigh(List<GivenOpinion> opinions, int needed) {
    return Weighing.of(opinions.stream().map(GivenOpinion::opinion).toList(), needed);
  }
}
