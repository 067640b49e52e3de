-- L6: what the provider moved, what this room asked for and what the books say are the same, and
-- nobody is paid twice.
create view oversight.l06_paid_once as
with moved as (
  select p.member_id, t.currency, sum(t.amount) as amount
  from payments.transfer t
  join payouts.payout p on p.transfer_id = t.transfer_id
  where t.state = 'done'
  group by p.member_id, t.currency
), booked as (
  select a.member_id, a.currency, sum(e.amount) as amount
  from ledger.journal j
  join ledger.entry e on e.journal_id = j.journal_id
  join ledger.account a on a.account_id = e.account_id
  where j.kind = 'payout_sent' and a.chart = 'payout.in_transit'
  group by a.member_id, a.currency
), under_way as (
  select member_id, currency, sum(amount) as amount
  from payouts.payout
  where state = 'intended'
  group by member_id, currency
), in_transit as (
  select member_id, currency, balance as amount
  from ledger.account
  where chart = 'payout.in_transit' and balance <> 0
)
select 'member ' || member_id || ' in ' || currency as subject,
       'the provider moved ' || coalesce(moved.amount, 0)
         || ', the books sent ' || coalesce(booked.amount, 0) as detail
from moved full join booked using (member_id, currency)
where coalesce(moved.amount, 0) <> coalesce(booked.amount, 0)
union all
select 'member ' || member_id || ' in ' || currency,
       'payouts under way are ' || coalesce(under_way.amount, 0)
         || ', in transit are ' || coalesce(in_transit.amount, 0)
from under_way full join in_transit using (member_id, currency)
where coalesce(under_way.amount, 0) <> coalesce(in_transit.amount, 0)
union all
select 'payout ' || p.payout_id,
       'is ' || p.state || ' with ' || p.amount || ' ' || p.currency || ', its transfer '
         || coalesce(t.state || ' with ' || t.amount || ' ' || t.currency, 'is missing')
from payouts.payout p
left join payments.transfer t on t.transfer_id = p.transfer_id
where t.transfer_id is null
   or (t.amount, t.currency) <> (p.amount, p.currency)
   or (t.state = 'done') <> (p.state = 'sent')
   or (t.state = 'failed') <> (p.state = 'failed')
union all
select 'transfer ' || transfer_id,
       'moved ' || amount || ' ' || currency || ' to ' || payee || ' for no payout'
from payments.transfer t
where transfer_group like 'payout\_%'
  and not exists (select from payouts.payout p where p.transfer_id = t.transfer_id);
comment on view oversight.l06_paid_once is
  'L6: transfers to members are payouts, amount by amount, and the books say the same. One row for '
  'each member, payout or transfer where they differ.';
