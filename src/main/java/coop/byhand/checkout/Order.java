package coop.byhand.checkout;

import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.TaxAssessment;
import coop.byhand.kernel.Money;
import coop.byhand.payments.PaymentId;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * An order of one or more licences, paid at once. What was ordered never changes.
 *
 * @param billedTo whom the invoice names
 * @param vatId of a business buyer
 * @param payment its one payment
 */
public record Order(
    OrderId id,
    PersonId buyer,
    String licensee,
    String billedTo,
    List<String> address,
    Optional<String> vatId,
    Locale language,
    PolicyVersion policy,
    TaxAssessment tax,
    List<OrderLine> lines,
    Instant placedAt,
    PaymentId payment,
    OrderState state) {

  public Order {
    address = List.copyOf(address);
    lines = List.copyOf(lines);
  }

  /** All prices, without tax. */
  public Money net() {
    return sum(line -> line.settlement().net());
  }

  /** All tax. */
  public Money taxAmount() {
    return sum(line -> line.tax().amount());
  }

  /** What the buyer pays. */
  public Money gross() {
    return sum(OrderLine::gross);
  }

  /** The lines that were paid and licensed. */
  public List<OrderLine> granted() {
    return lines.stream().filter(line -> line.state() instanceof LineState.Granted).toList();
  }

  private Money sum(Function<OrderLine, Money> part) {
    Money sum = Money.zero(lines.getFirst().settlement().net().currency());
    for (OrderLine line : lines) {
      sum = sum.plus(part.apply(line));
    }
    return sum;
  }
}
