package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.ledger.Earnings.LineRow;
import coop.byhand.ledger.Earnings.PaymentRow;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Draws up members' statements. */
@Component
class Statements {

  private final Earnings earnings;
  private final GrantRows grants;
  private final PolicyBook policies;

  Statements(Earnings earnings, GrantRows grants, PolicyBook policies) {
    this.earnings = earnings;
    this.grants = grants;
    this.policies = policies;
  }

  Statement of(MemberId member, Currency currency, Instant from, Instant to) {
    Money opening = earnings.earnedBefore(member, currency, from);
    List<Raw> raws = new ArrayList<>();
    Stream.concat(
            earnings.sales(member, currency, from, to).stream(),
            earnings.changes(member, currency, from, to).stream())
        .forEach(row -> raws.add(new Raw(row.at(), row.journal(), row.seq(), row)));
    earnings
        .payments(member, currency, from, to)
        .forEach(row -> raws.add(new Raw(row.at(), row.journal(), 0, row)));
    raws.sort(
        Comparator.comparing(Raw::at)
            .thenComparingLong(raw -> raw.journal().value())
            .thenComparingInt(Raw::seq));
    Money balance = opening;
    List<StatementEntry> entries = new ArrayList<>();
    for (Raw raw : raws) {
      switch (raw.row()) {
        case LineRow line -> {
          balance = balance.plus(line.mine());
          entries.add(row(line, balance));
        }
        case PaymentRow payment -> {
          balance = balance.plus(payment.net());
          entries.add(
              switch (payment.kind()) {
                case PATRONAGE -> patronage(member, payment, balance);
                case GRANT -> grant(payment, balance);
                default -> payment(payment, balance);
              });
        }
        default -> throw new IllegalStateException("no row of a statement: " + raw.row());
      }
    }
    Money closing = earnings.earnedBefore(member, currency, to);
    return Statement.of(member, currency, from, to, opening, entries, closing);
  }

  private record Raw(Instant at, JournalId journal, int seq, Record row) {}

  private StatementRow row(LineRow line, Money balance) {
    Money commission = line.operating().plus(line.solidarity()).plus(line.reserve());
    return new StatementRow(
        StatementRow.Kind.valueOf(line.kind().name()),
        line.journal(),
        line.at(),
        line.work(),
        line.title(),
        line.licence(),
        commission.plus(line.creators()).minus(line.granted()),
        commission,
        line.creatorRate().complement(),
        line.operating(),
        line.solidarity(),
        line.solidarityRate(),
        line.reserve(),
        line.creators().minus(line.mine()),
        line.granted(),
        line.mine(),
        line.policy(),
        policies.version(line.policy()).cause(),
        line.entry(),
        balance);
  }

  private StatementPatronage patronage(MemberId member, PaymentRow row, Money balance) {
    int year = YearPosting.year(row.reference());
    return new StatementPatronage(
        row.journal(),
        row.at(),
        year,
        row.net(),
        earnings.retained(member, row.net().currency(), year),
        row.policy(),
        policies.version(row.policy()).cause(),
        balance);
  }

  private StatementGrant grant(PaymentRow row, Money balance) {
    SolidarityGrant grant =
        GrantId.parse(row.reference())
            .flatMap(grants::find)
            .orElseThrow(() -> new IllegalStateException("no grant: " + row.reference()));
    return new StatementGrant(
        row.journal(),
        row.at(),
        grant.id(),
        grant.purpose(),
        row.net(),
        row.policy(),
        policies.version(row.policy()).cause(),
        balance);
  }

  private StatementPayment payment(PaymentRow row, Money balance) {
    StatementPayment.Kind kind =
        switch (row.kind()) {
          case PAYOUT_SENT -> StatementPayment.Kind.PAYOUT;
          case PAYOUT_FAILED -> StatementPayment.Kind.PAYOUT_RETURNED;
          case RECOVERY -> StatementPayment.Kind.RECOVERY;
          default -> throw new IllegalStateException("no payment: " + row.kind());
        };
    return new StatementPayment(
        kind,
        row.journal(),
        row.at(),
        row.reference(),
        row.net(),
        row.policy(),
        policies.version(row.policy()).cause(),
        balance);
  }
}
