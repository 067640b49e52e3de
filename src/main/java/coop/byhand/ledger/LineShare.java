package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One effect of a sale: what one person or purpose got of one line.
 *
 * @param number its place in the line, from 1; on a tie the earlier gets the cent
 * @param member whose it is, null but for creators
 * @param weight among the line's creators, zero for the others
 * @param country of the line's tax
 * @param amount not negative
 */
record LineShare(
    String line,
    int number,
    Role role,
    @Nullable MemberId member,
    long weight,
    String country,
    Money amount) {

  /** The shares of a line: creators by their ids, operating, solidarity, reserve, tax. */
  static List<LineShare> of(SaleLine line) {
    List<LineShare> shares = new ArrayList<>();
    String country = line.tax().country();
    for (CreatorShare creator :
        line.creators().stream()
            .sorted(Comparator.comparing(c -> c.member().toString()))
            .toList()) {
      shares.add(
          new LineShare(
              line.line(),
              shares.size() + 1,
              Role.CREATOR,
              creator.member(),
              creator.weight(),
              country,
              creator.amount()));
    }
    Settlement settlement = line.settlement();
    List<Money> rest =
        List.of(
            settlement.operating(),
            settlement.solidarity(),
            settlement.reserve(),
            line.tax().amount());
    List<Role> roles = List.of(Role.OPERATING, Role.SOLIDARITY, Role.RESERVE, Role.TAX);
    for (int i = 0; i < rest.size(); i++) {
      shares.add(
          new LineShare(
              line.line(), shares.size() + 1, roles.get(i), null, 0, country, rest.get(i)));
    }
    return shares;
  }

  Optional<MemberId> creator() {
    return Optional.ofNullable(member);
  }

  /** Where it stands after the sale. */
  Place beginning() {
    return role == Role.CREATOR ? Place.PENDING : Place.KEPT;
  }

  /** The account that it was credited to by the sale. */
  Account account() {
    return switch (role) {
      case CREATOR -> new Account.OfMember(Chart.CREATOR_PENDING, creator().orElseThrow());
      case OPERATING -> new Account.OfCoop(Chart.COMMISSION);
      case SOLIDARITY -> new Account.OfCoop(Chart.SOLIDARITY_FUND);
      case RESERVE -> new Account.OfCoop(Chart.COLLECTIVE_RESERVE);
      case TAX -> new Account.OfCountry(Chart.VAT_PAYABLE, country);
    };
  }
}
