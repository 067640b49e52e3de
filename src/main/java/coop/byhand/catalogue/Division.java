package coop.byhand.catalogue;

import coop.byhand.kernel.Allocation;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the creators' part of what a work earns is divided, as its maker proposed it. It holds for
 * sales from the instant on at which everybody who gains or loses by it has signed this very
 * version.
 *
 * @param version from 1 for each work
 * @param shares the maker first, then by member; at most {@link #MOST_PEOPLE}
 * @param signatories everybody in it and everybody in the division that it would replace
 * @param signed those of them who have signed it, the maker by proposing it
 */
public record Division(
    WorkId work,
    int version,
    List<Contributor> shares,
    Set<MemberId> signatories,
    Set<MemberId> signed,
    Instant proposedAt,
    DivisionState state) {

  public static final int MOST_PEOPLE = 20;
  public static final int HEAVIEST = 10_000;

  private static final Money WHOLE = Money.of(BasisPoints.WHOLE, "EUR");

  public Division {
    shares = List.copyOf(shares);
    signatories = Set.copyOf(signatories);
    signed = Set.copyOf(signed);
  }

  /** Whether it still waits for signatures. */
  public boolean isOpen() {
    return state instanceof DivisionState.Open;
  }

  /** Whether it waits for this member's answer. */
  public boolean waitsFor(MemberId member) {
    return isOpen() && signatories.contains(member) && !signed.contains(member);
  }

  /** What of the creators' part each gets, in the order of the shares; largest remainder. */
  public List<Money> divide(Money creatorsPart) {
    return divide(shares, creatorsPart);
  }

  /** The same for shares that nobody has proposed yet. */
  public static List<Money> divide(List<Contributor> shares, Money creatorsPart) {
    return Allocation.of(
        creatorsPart, shares.stream().map(share -> (long) share.weight()).toList());
  }

  /** The shares in hundredths of a per cent, rounded so that they sum to the whole. */
  public List<BasisPoints> rates() {
    return divide(WHOLE).stream()
        .map(part -> new BasisPoints(Math.toIntExact(part.minor())))
        .toList();
  }

  /** The hash of what is signed; two divisions of different content never have the same. */
  public Digest digest() {
    return Digest.ofText(text(work, version, shares));
  }

  static String text(WorkId work, int version, List<Contributor> shares) {
    return shares.stream()
        .map(share -> share.member() + " " + share.weight() + " " + share.role())
        .collect(
            Collectors.joining("\n", "byhand.division/1\n" + work + "\n" + version + "\n", "\n"));
  }
}
