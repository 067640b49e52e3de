-- What must hold about the provider, one row a violation. The application's clock may be ahead of
-- the database's (a test's, a demo's), so "now" is the later of the two.
create view oversight.l02_provider_agrees as
with last_look as (
  select started_at from payments.reconciliation order by reconciliation_id desc limit 1
),
theirs as (
  select currency, sum(net) as total from payments.balance_transaction group by currency
),
ours as (
  select account.currency, sum(entry.amount) as total
  from ledger.entry
  join ledger.account on account.account_id = entry.account_id
  where account.chart = 'stripe.balance'
  group by account.currency
)
select currency as subject,
  'the books hold ' || coalesce(ours.total, 0) || ' at the provider, which lists '
    || coalesce(theirs.total, 0) || ' (minor units)' as detail
from theirs full join ours using (currency)
where coalesce(theirs.total, 0) <> coalesce(ours.total, 0)
  and exists (select from last_look);
comment on view oversight.l02_provider_agrees is
  'The books'' balance at the provider is the sum of the movements that it lists. Says something '
  'only after a reconciliation with empty queues: what happened since is not copied yet.';

create view oversight.l08_messages_once as
with clock as (
  select greatest(now(), max(received_at)) as late from payments.webhook_event
)
select event_id as subject,
  coalesce(type, 'a message without a type') || ' waits since ' || received_at as detail
from payments.webhook_event, clock
where state = 'received' and received_at < late - interval '10 minutes';
comment on view oversight.l08_messages_once is
  'Each message of the provider is worked or parked soon after it came. That none is worked twice '
  'is kept by its key.';

create view oversight.l10_payments_nothing_stuck as
with clock as (
  select greatest(
    now(),
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
from payments.refund, clock
where state = 'intended' and intended_at < late - interval '3 hours'
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
comment on view oversight.l10_payments_nothing_stuck is
  'Nothing between us and the provider waits longer than it may.';
