package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Allocation;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.AdoptOutcome;
import coop.byhand.policy.Parameter;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.PolicyCause;
import coop.byhand.policy.PolicyPatch;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.policy.RevenueSplit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What was sold under a rate stays divided by it, whatever rates are adopted afterwards. */
@ByhandTest
class FiftyRateChangesTests {

  private static final long SEED = 20261229L;
  private static final List<String> CURRENCIES = List.of("EUR", "GBP", "USD", "JPY");
  private static final int CHANGES = 50;
  private static final int SALES_UNDER_EACH = 200;
  private static final int MOST_PEOPLE = 20;

  @Autowired Bookkeeper bookkeeper;
  @Autowired PolicyBook policyBook;
  @Autowired Clock clock;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  /**
   * In one transaction that is taken back, so that nobody else meets these rates. The guard that
   * asks each version for its vote waits for the commit and is not asked here.
   */
  @Test
  void tenThousandPastOrdersAreComputedAgainFromTheirRowsAlone() {
    Random random = new Random(SEED);
    transaction.executeWithoutResult(status -> {
      status.setRollbackOnly();
      List<MemberId> makers =
          IntStream.range(0, MOST_PEOPLE).mapToObj(i -> bookkeeper.maker("Maker " + i)).toList();
      Map<PolicyVersion, RevenueSplit> adopted = new LinkedHashMap<>();
      for (int change = 0; change < CHANGES; change++) {
        Policy policy = changeRates(random);
        adopted.put(policy.version(), policy.revenueSplit());
        for (int i = 0; i < SALES_UNDER_EACH; i++) {
          Money net = Money.of(1 + random.nextLong(100_000), CURRENCIES.get(i % 4));
          bookkeeper.sell(
              bookkeeper.line(
                  weights(random, makers, i),
                  net,
                  random.nextInt(2701),
                  random.nextBoolean() ? "DE" : "AT",
                  policy.revenueSplit()));
        }
      }
      sql.sql(
              "set constraints ledger.entry_balances, ledger.journal_balances,"
                  + " ledger.share_divides, ledger.line_divided immediate")
          .update();
      assertThat(adopted).as("seed %d", SEED).hasSize(CHANGES);
      List<PolicyVersion> versions = computedAgain(makers, adopted);
      assertThat(versions).hasSize(CHANGES * SALES_UNDER_EACH);
      assertThat(new LinkedHashSet<>(versions)).isEqualTo(adopted.keySet());
    });
  }

  /** Adopts a version with another commission, and perhaps other shares for fund and reserve. */
  private Policy changeRates(Random random) {
    Policy before = policyBook.history().getLast();
    long commission = before.number(Parameter.COMMISSION_STANDARD);
    while (commission == before.number(Parameter.COMMISSION_STANDARD)) {
      commission = 500 + 50L * random.nextInt(91);
    }
    long solidarity = 50L * random.nextInt(11);
    long reserve = 50L * random.nextInt((int) Math.min(500, commission - solidarity) / 50 + 1);
    List<PolicyPatch.Change> changes =
        Stream.of(
                change(before, Parameter.COMMISSION_STANDARD, commission),
                change(before, Parameter.SOLIDARITY_RATE, solidarity),
                change(before, Parameter.RESERVE_AT_SALE, reserve))
            .filter(change -> change.from() != change.to())
            .toList();
    AdoptOutcome outcome =
        policyBook.adopt(new PolicyPatch(changes), new PolicyCause.Ballot(4_711), clock.instant());
    return policyBook.version(((AdoptOutcome.Adopted) outcome).version());
  }

  private static PolicyPatch.Change change(Policy before, Parameter<?> parameter, long to) {
    return new PolicyPatch.Change(parameter.key(), before.number(parameter), to);
  }

  /** One to three people for most sales, up to twenty for every tenth. */
  private static Map<MemberId, Integer> weights(Random random, List<MemberId> makers, int sale) {
    int people = 1 + random.nextInt(sale % 10 == 0 ? MOST_PEOPLE : 3);
    int first = random.nextInt(makers.size());
    Map<MemberId, Integer> weights = new LinkedHashMap<>();
    for (int i = 0; i < people; i++) {
      weights.put(makers.get((first + i) % makers.size()), 1 + random.nextInt(10_000));
    }
    return weights;
  }

  /** The version of every order of some makers, each computed again from what is stored of it. */
  private List<PolicyVersion> computedAgain(
      List<MemberId> makers, Map<PolicyVersion, RevenueSplit> adopted) {
    return sql.sql(
            """
            select l.order_ref, l.net, l.tax, l.tax_bp, l.currency, l.creator_bp, l.operating_bp,
                   l.solidarity_bp, l.reserve_bp, j.policy_version,
                   (v.body::jsonb #>> '{values,commission.standard}')::integer commission,
                   (v.body::jsonb #>> '{values,solidarity.rate}')::integer solidarity,
                   (v.body::jsonb #>> '{values,reserve.sale}')::integer reserve,
                   s.amounts, s.weights, s.roles
            from ledger.order_line l
            join ledger.paid_order o using (order_ref)
            join ledger.journal j using (journal_id)
            join policy.version v using (policy_version)
            cross join lateral (
              select array_agg(amount order by share) amounts,
                     array_agg(weight order by share) filter (where role = 'creator') weights,
                     array_agg(role order by share) filter (where role <> 'creator') roles
              from ledger.line_share where line_ref = l.line_ref) s
            where l.line_ref in (
              select line_ref from ledger.line_share where member_id = any (?))
            """)
        .param(makers.stream().map(MemberId::value).toArray(UUID[]::new))
        .query((row, number) -> {
          String order = row.getString("order_ref");
          PolicyVersion version = new PolicyVersion(row.getInt("policy_version"));
          RevenueSplit stored = stored(row, version);
          assertThat(stored).as(order).isEqualTo(asVoted(row, version));
          assertThat(stored).as(order).isEqualTo(adopted.get(version));
          assertThat(row.getArray("roles").getArray())
              .as(order)
              .isEqualTo(new String[] {"operating", "solidarity", "reserve", "tax"});
          assertThat(List.of((Long[]) row.getArray("amounts").getArray()))
              .as("%s under %s", order, version)
              .isEqualTo(computed(row, stored));
          return version;
        })
        .list();
  }

  /** The rates that stand beside the line. */
  private static RevenueSplit stored(ResultSet row, PolicyVersion version) throws SQLException {
    return new RevenueSplit(
        version,
        new BasisPoints(row.getInt("creator_bp")),
        new BasisPoints(row.getInt("operating_bp")),
        new BasisPoints(row.getInt("solidarity_bp")),
        new BasisPoints(row.getInt("reserve_bp")));
  }

  /** The rates in the text of the version that the order's journal names. */
  private static RevenueSplit asVoted(ResultSet row, PolicyVersion version) throws SQLException {
    int commission = row.getInt("commission");
    int solidarity = row.getInt("solidarity");
    int reserve = row.getInt("reserve");
    return new RevenueSplit(
        version,
        new BasisPoints(BasisPoints.WHOLE - commission),
        new BasisPoints(commission - solidarity - reserve),
        new BasisPoints(solidarity),
        new BasisPoints(reserve));
  }

  /** All shares of a line in their order: creators, running, fund, reserve, and the tax on top. */
  private static List<Long> computed(ResultSet row, RevenueSplit split) throws SQLException {
    Money net = Money.of(row.getLong("net"), row.getString("currency"));
    Settlement again = Settlement.of(net, split);
    BasisPoints rate = new BasisPoints(row.getInt("tax_bp"));
    Money tax =
        Allocation.of(net, List.of((long) rate.value(), (long) rate.complement().value()))
            .getFirst();
    List<Long> computed = new ArrayList<>();
    Allocation.of(again.creator(), List.of((Long[]) row.getArray("weights").getArray()))
        .forEach(part -> computed.add(part.minor()));
    Stream.of(again.operating(), again.solidarity(), again.reserve(), tax)
        .forEach(part -> computed.add(part.minor()));
    assertThat(row.getLong("tax")).isEqualTo(tax.minor());
    return computed;
  }
}
