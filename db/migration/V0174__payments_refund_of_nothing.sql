-- Money that bought nothing goes back whatever happens. If the buyer's bank has asked for it first,
-- the way back waits until the bank has decided: it has taken the money, or the money is sent.
alter table payments.refund add column bought_nothing boolean not null default false;
alter table payments.refund alter column bought_nothing drop default;
comment on column payments.refund.bought_nothing is
  'True if no licence stands against the money: the refund waits for the end of a dispute instead '
  'of failing.';

create or replace view oversight.l10_ledger_nothing_stuck as
select 'journal ' || j.idem_key as subject, 'open since ' || j.recorded_at as detail
from ledger.journal j
join (values
  ('payout', interval '3 days', ':sent', ':failed'),
  ('refund', interval '7 days', ':done', ':failed')) as w(kind, settle, done, failed)
  using (kind)
where j.recorded_at < oversight.clock() - w.settle
  and not exists (
    select from ledger.journal d
    where d.idem_key in (j.idem_key || w.done, j.idem_key || w.failed))
union all
select 'journal ' || j.idem_key, 'not returned since ' || j.recorded_at
from ledger.journal j
where j.kind = 'in_vain' and j.recorded_at < oversight.clock() - interval '7 days'
  and not exists (
    select from ledger.journal d
    where d.idem_key = 'returned:' || substr(j.idem_key, length('in_vain:') + 1))
  -- While the buyer's bank has taken the money, it cannot be sent back as well.
  and not exists (
    select from ledger.journal w
    where w.cause = j.cause and w.kind = 'dispute_withdrawn' and not exists (
      select from ledger.journal d
      where d.idem_key in (
        regexp_replace(w.idem_key, ':withdrawn$', ':won'),
        regexp_replace(w.idem_key, ':withdrawn$', ':lost'))))
union all
select 'journal ' || j.idem_key, 'undecided since ' || j.recorded_at
from ledger.journal j
where j.kind = 'dispute_withdrawn' and j.recorded_at < oversight.clock() - interval '180 days'
  and not exists (
    select from ledger.journal d
    where d.idem_key in (
      regexp_replace(j.idem_key, ':withdrawn$', ':won'),
      regexp_replace(j.idem_key, ':withdrawn$', ':lost')))
union all
select 'account ' || a.code, 'stands at ' || sum(e.amount)
from ledger.account a
join ledger.entry e using (account_id)
where a.chart = 'unallocated'
group by a.account_id
having sum(e.amount) <> 0;

create or replace view oversight.l10_payments_nothing_stuck as
with clock as (
  select greatest(
    oversight.clock(),
    (select max(received_at) from payments.webhook_event),
    (select max(checked_at) from payments.payment),
    (select max(finished_at) from payments.reconciliation)) as late
)
select 'payment ' || payment_id as subject,
  state || ', its page closed at ' || expires_at as detail
from payments.payment, clock
where state in ('intended', 'open') and expires_at < late - interval '1 hour'
union all
select 'payment ' || payment_id, 'on its way since ' || coalesce(opened_at, intended_at)
from payments.payment, clock
where state = 'processing' and coalesce(opened_at, intended_at) < late - interval '20 days'
union all
select 'refund ' || refund_id, state || ' since ' || intended_at
from payments.refund r, clock
where state = 'intended' and intended_at < late - interval '3 hours'
   and not (r.bought_nothing and exists (
     select from payments.dispute d where d.payment_id = r.payment_id and d.verdict is null))
   or state = 'sent' and intended_at < late - interval '20 days'
union all
select 'transfer ' || transfer_id, 'waits since ' || intended_at
from payments.transfer, clock
where state = 'intended' and intended_at < late - interval '1 day'
union all
select 'reversal ' || reversal_id, 'waits since ' || intended_at
from payments.transfer_reversal, clock
where state = 'intended' and intended_at < late - interval '3 hours'
union all
select 'dispute ' || provider_dispute, 'won at ' || closed_at || ' and the money is not back'
from payments.dispute, clock
where verdict = 'won' and withdrawn is not null and reinstated is null
  and closed_at < late - interval '3 days'
union all
select 'movement ' || provider_transaction, type || ' of ' || net || ' ' || currency
    || ' since ' || created_at || ' is explained by nothing'
from payments.balance_transaction t, clock
where created_at < late - interval '1 day' and not exists (
  select from payments.balance_link l where l.provider_transaction = t.provider_transaction)
union all
select 'reconciliation', 'the last one began at ' || max(started_at)
from payments.reconciliation, clock
group by late
having max(started_at) < late - interval '26 hours';
