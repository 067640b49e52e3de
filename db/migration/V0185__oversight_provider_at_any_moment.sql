-- L2 at any moment. Until now it compared the books with the copy of the provider's list, and so it
-- spoke of every sale until the next comparison. What the books hold is what the provider told us,
-- at any moment, in one transaction; what the provider lists is that, for each thing, once a
-- comparison has had time to see it.
create view oversight.provider_told as
select 'payment' as kind, payment_id::text as subject, currency,
  amount - coalesce(fee, 0) as net, decided_at as since
from payments.payment where state = 'succeeded'
union all
select 'refund', refund_id::text, currency, case state when 'done' then -amount else 0 end,
  decided_at
from payments.refund where state in ('done', 'failed')
union all
select 'dispute', provider_dispute, currency,
  coalesce(reinstated, 0) - withdrawn - coalesce(fee, 0), greatest(withdrawn_at, reinstated_at)
from payments.dispute where withdrawn is not null
union all
select 'transfer', transfer_id::text, currency, -amount, decided_at
from payments.transfer where state = 'done'
union all
select 'reversal', reversal_id::text, currency, amount, decided_at
from payments.transfer_reversal where state = 'done'
union all
select 'bank', provider_payout, currency, case when returned_at is null then -amount else 0 end,
  greatest(paid_at, returned_at)
from payments.bank_payout;
comment on view oversight.provider_told is
  'What the provider told us of each thing that moves our balance there, as the other rooms heard '
  'of it. net: what it did to the balance in all, minor units. since: when we last heard of it.';

create view oversight.provider_listed as
select case l.kind when 'refund_failure' then 'refund' when 'bank_return' then 'bank'
    else l.kind end as kind,
  l.subject, t.currency, sum(t.net) as net
from payments.balance_link l
join payments.balance_transaction t using (provider_transaction)
where l.kind <> 'person'
group by 1, 2, 3;
comment on view oversight.provider_listed is
  'The same things by the movements that the provider lists for them.';

create view oversight.l02_books_hold_what_was_told as
with counted as (
  select currency, sum(net) as total
  from (
    select currency, net from oversight.provider_told
    union all
    -- What nothing explains stands apart in the books; a person's word moves it, but not away.
    select t.currency, t.net
    from payments.unallocated u
    join payments.balance_transaction t using (provider_transaction)
    left join payments.balance_link l using (provider_transaction)
    where u.explained_at is null or l.kind = 'person') as every
  group by currency
),
ours as (
  select account.currency, sum(entry.amount) as total
  from ledger.entry
  join ledger.account on account.account_id = entry.account_id
  where account.chart = 'stripe.balance'
  group by account.currency
)
select currency as subject,
  'the books hold ' || coalesce(ours.total, 0) || ' at the provider, which told us of '
    || coalesce(counted.total, 0) || ' (minor units)' as detail
from counted full join ours using (currency)
where coalesce(counted.total, 0) <> coalesce(ours.total, 0);
comment on view oversight.l02_books_hold_what_was_told is
  'L2, at any moment: the books'' balance at the provider is the sum of what it told us and of what '
  'stands apart because nothing explains it.';

drop view oversight.l02_provider_agrees;
create view oversight.l02_provider_agrees as
with look as (
  -- The provider lists some things a little after they happened.
  select started_at - interval '1 hour' as settled
  from payments.reconciliation order by reconciliation_id desc limit 1
)
select told.kind || ' ' || told.subject as subject,
  'we know of ' || told.net || ' ' || told.currency || ' since ' || told.since
    || ', the provider lists ' || coalesce(listed.net, 0) || ' (minor units)' as detail
from look, oversight.provider_told told
left join oversight.provider_listed listed using (kind, subject, currency)
where told.net <> coalesce(listed.net, 0) and told.since < look.settled
union all
select listed.kind || ' ' || listed.subject,
  'the provider lists ' || listed.net || ' ' || listed.currency
    || ' (minor units), we know of nothing'
from oversight.provider_listed listed
where listed.net <> 0 and not exists (
  select from oversight.provider_told told
  where (told.kind, told.subject, told.currency)
    = (listed.kind, listed.subject, listed.currency))
union all
select 'movement ' || t.provider_transaction,
  'the provider lists ' || t.net || ' ' || t.currency || ' (minor units) since ' || t.created_at
    || ', which the books hold nowhere'
from look, payments.balance_transaction t
left join payments.balance_link l using (provider_transaction)
left join payments.unallocated u using (provider_transaction)
where (l.kind is null or l.kind = 'person') and u.told_at is null and t.net <> 0 and t.created_at < look.settled;
comment on view oversight.l02_provider_agrees is
  'L2, after each comparison: what the provider told us of each thing is what it lists for it, and '
  'what it lists besides stands apart in the books. Together with l02_books_hold_what_was_told: the '
  'books'' balance at the provider is the sum of the movements that it lists.';
