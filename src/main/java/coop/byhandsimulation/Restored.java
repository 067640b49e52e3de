package coop.byhandsimulation;

import java.util.ArrayList;
import java.util.List;

/**
 * What must hold after an old copy of the database was restored and compared with the provider. The
 * house cannot know for which lines it once sent money back; such movements, and only they, may
 * stand unexplained, apart from all other money, each before a person. So may a refund wait that is
 * smaller than what went back before.
 */
final class Restored {

  private static final String WITHOUT_AN_ALERT =
      """
      select t.type || ' ' || t.provider_transaction
      from payments.balance_transaction t
      where not exists (
          select from payments.balance_link l
          where l.provider_transaction = t.provider_transaction)
        and not exists (
          select from payments.alert a
          where a.kind = 'movement_unexplained' and a.subject = t.provider_transaction
            and a.resolved_at is null)
      """;

  private static final String UNEXPLAINED_TRANSFERS =
      """
      select t.provider_transaction
      from payments.balance_transaction t
      where t.type = 'transfer' and not exists (
        select from payments.balance_link l where l.provider_transaction = t.provider_transaction)
      """;

  private static final String WAITING_WITHOUT_AN_ALERT =
      """
      select r.refund_id::text
      from payments.refund r
      where r.state = 'intended' and not exists (
        select from payments.alert a
        where a.kind = 'refund_failed' and a.subject = public.typed_id('refund', r.refund_id)
          and a.resolved_at is null and a.detail like '%which our database has forgotten%')
      """;

  private Restored() {}

  static List<String> look(Play play) {
    List<String> broken = new ArrayList<>();
    for (String violation : Verdicts.look(play)) {
      boolean beforeAPerson =
          violation.startsWith("L10 ")
              && (violation.contains(": movement ")
                  || violation.contains(": refund ")
                  || violation.contains("unallocated"));
      if (!beforeAPerson) {
        broken.add(violation + " (restored)");
      }
    }
    play.house()
        .store()
        .column(WITHOUT_AN_ALERT)
        .forEach(movement -> broken.add("L10 nobody is told of " + movement + " (restored)"));
    play.house()
        .store()
        .column(WAITING_WITHOUT_AN_ALERT)
        .forEach(refund -> broken.add("L10 refund " + refund + " waits (restored)"));
    play.house()
        .store()
        .column(UNEXPLAINED_TRANSFERS)
        .forEach(movement -> broken.add("L6 transfer " + movement + " is forgotten (restored)"));
    return broken;
  }
}
