package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.look.Formats;
import coop.byhand.look.SplitLine;
import coop.byhand.members.MemberId;
import coop.byhand.policy.RevenueSplit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What becomes of the net price of one licence, down to each person: what a sale of it books, and
 * so what every page says of it before and after.
 *
 * @param creators at least one; their amounts sum to the settlement's creator part
 */
public record Proceeds(Settlement settlement, List<CreatorShare> creators) {

  public Proceeds {
    creators = List.copyOf(creators);
  }

  /**
   * Divides a net price under one policy version and the creators' part of it among those who share
   * it.
   *
   * @param weights at least one, none negative, not all zero
   */
  public static Proceeds of(
      Money net, RevenueSplit split, Map<MemberId, ? extends Number> weights) {
    Settlement settlement = Settlement.of(net, split);
    return new Proceeds(settlement, CreatorShare.divide(settlement.creator(), weights));
  }

  /** For a page: each person by name with their own amount, then the common purposes. */
  public SplitLine shown(Function<MemberId, String> names, Formats formats) {
    return SplitLine.of(
        creators.stream()
            .map(share -> new SplitLine.Part(names.apply(share.member()), share.amount()))
            .toList(),
        settlement.net(),
        settlement.operating(),
        settlement.solidarity(),
        settlement.reserve(),
        formats);
  }
}
