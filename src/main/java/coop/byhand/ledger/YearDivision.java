package coop.byhand.ledger;

import coop.byhand.kernel.Allocation;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.YearRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How the surplus of a year is divided in one currency, to the minor unit.
 *
 * <p>Reserve and education get their part of the surplus, rounded down, so that members have the
 * odd cents; education at most what the reserve leaves. The rest is divided between the classes as
 * voted and in each class in proportion to the measure, by largest remainder, on a tie in the order
 * of the members' ids. A class in which nobody has a measure leaves its part to the other; if
 * nobody is left who may have it, the reserve gets it. Of each part the voted share is paid out,
 * rounded up, and the rest is kept in the member's name.
 *
 * @param surplus what is divided, not negative
 * @param reserve to the collective reserve, for good
 * @param education to the education fund
 * @param shares creators first, then workers, each by the order of their ids
 */
public record YearDivision(Money surplus, Money reserve, Money education, List<YearShare> shares) {

  public YearDivision {
    shares = List.copyOf(shares);
    Money sum = reserve.plus(education);
    for (YearShare share : shares) {
      sum = sum.plus(share.amount());
    }
    if (!sum.equals(surplus) || surplus.isNegative()) {
      throw new IllegalArgumentException("of " + surplus + " are divided " + sum);
    }
  }

  /** What members get together. */
  public Money patronage() {
    return surplus.minus(reserve).minus(education);
  }

  /** What one class gets together. */
  public Money of(PatronageClass of) {
    return shares.stream()
        .filter(share -> share.of() == of)
        .map(YearShare::amount)
        .reduce(Money.zero(surplus.currency()), Money::plus);
  }

  /** What members are paid out together. */
  public Money cash() {
    return shares.stream().map(YearShare::cash).reduce(Money.zero(surplus.currency()), Money::plus);
  }

  /** What one member has a part by. */
  public List<YearShare> of(MemberId member) {
    return shares.stream().filter(share -> share.member().equals(member)).toList();
  }

  /**
   * Divides a surplus.
   *
   * @param surplus not negative; of nothing, nobody gets anything
   * @param creators their measures, not negative; who has none gets nothing
   * @param workers their hours, not negative
   */
  static YearDivision of(
      Money surplus, YearRules rules, Map<MemberId, Long> creators, Map<MemberId, Long> workers) {
    Money zero = Money.zero(surplus.currency());
    if (surplus.isZero()) {
      return new YearDivision(surplus, zero, zero, List.of());
    }
    Money reserve = roundedDown(surplus, rules.reserve());
    Money education = Purses.least(roundedDown(surplus, rules.education()), surplus.minus(reserve));
    Money patronage = surplus.minus(reserve).minus(education);
    long forCreators = someone(creators) ? rules.creators().value() : 0;
    long forWorkers = someone(workers) ? rules.creators().complement().value() : 0;
    if (forCreators + forWorkers == 0) {
      return new YearDivision(surplus, reserve.plus(patronage), education, List.of());
    }
    List<Money> classes = Allocation.of(patronage, List.of(forCreators, forWorkers));
    List<YearShare> shares = new ArrayList<>();
    if (forCreators > 0) {
      shares.addAll(shares(PatronageClass.CREATOR, classes.getFirst(), creators, rules.cash()));
    }
    if (forWorkers > 0) {
      shares.addAll(shares(PatronageClass.WORKER, classes.getLast(), workers, rules.cash()));
    }
    return new YearDivision(surplus, reserve, education, shares);
  }

  private static boolean someone(Map<MemberId, Long> measures) {
    return measures.values().stream().anyMatch(measure -> measure > 0);
  }

  private static List<YearShare> shares(
      PatronageClass of, Money part, Map<MemberId, Long> measures, BasisPoints cashRate) {
    List<Map.Entry<MemberId, Long>> inOrder =
        measures.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
            .toList();
    List<Money> amounts = Allocation.of(part, inOrder.stream().map(Map.Entry::getValue).toList());
    List<YearShare> shares = new ArrayList<>();
    for (int i = 0; i < inOrder.size(); i++) {
      Money amount = amounts.get(i);
      Money retained = roundedDown(amount, cashRate.complement());
      shares.add(
          new YearShare(
              inOrder.get(i).getKey(),
              of,
              inOrder.get(i).getValue(),
              amount.minus(retained),
              retained));
    }
    return shares;
  }

  /** Whole and rest apart, so that no amount is too large. */
  private static Money roundedDown(Money amount, BasisPoints rate) {
    long whole = amount.minor() / BasisPoints.WHOLE * rate.value();
    long rest = amount.minor() % BasisPoints.WHOLE * rate.value() / BasisPoints.WHOLE;
    return new Money(whole + rest, amount.currency());
  }
}
