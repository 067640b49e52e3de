-- What the books count on and the provider does not list. The board books the difference, and it is
-- taken back by itself when the difference is not there any more.

alter table ledger.journal drop constraint journal_kind_check;
alter table ledger.journal add constraint journal_kind_check
  check (kind in (
    'sale', 'fee', 'in_vain', 'returned', 'release',
    'payout', 'payout_sent', 'payout_failed',
    'refund', 'refund_done', 'refund_failed',
    'dispute_withdrawn', 'dispute_won', 'dispute_lost',
    'recovery', 'bank', 'unallocated', 'explained', 'year_result', 'year_division', 'patronage',
    'grant', 'correction'));

alter table payments.alert drop constraint alert_kind_check;
alter table payments.alert add constraint alert_kind_check
  check (kind in (
    'event_parked', 'payment_mismatch', 'payment_refused', 'provider_refuses_us', 'refund_failed',
    'recipient_refused', 'transfer_waits', 'transfer_failed', 'dispute_odd',
    'movement_unexplained', 'movement_missing', 'correction_ended'));

-- The two sides of L2, now also what a correction is measured by.
create view payments.told as
select 'payment' as kind, payment_id::text as subject,
  coalesce(provider_charge, provider_session) as source, currency,
  amount - coalesce(fee, 0) as net, fee is not null as whole, decided_at as since
from payments.payment where state = 'succeeded'
union all
select 'refund', refund_id::text, provider_refund, currency,
  case state when 'done' then -amount else 0 end, true, decided_at
from payments.refund where state in ('done', 'failed')
union all
select 'dispute', provider_dispute, provider_dispute, currency,
  coalesce(reinstated, 0) - withdrawn - coalesce(fee, 0), true,
  greatest(withdrawn_at, reinstated_at)
from payments.dispute where withdrawn is not null
union all
select 'transfer', transfer_id::text, provider_transfer, currency, -amount, true, decided_at
from payments.transfer where state = 'done'
union all
select 'reversal', reversal_id::text, provider_reversal, currency, amount, true, decided_at
from payments.transfer_reversal where state = 'done'
union all
select 'bank', provider_payout, provider_payout, currency,
  case when returned_at is null then -amount else 0 end, true, greatest(paid_at, returned_at)
from payments.bank_payout
union all
select l.kind, l.subject, t.source, t.currency, t.net, true, l.linked_at
from payments.balance_link l
join payments.balance_transaction t using (provider_transaction)
where l.kind = 'provider_fee';
comment on view payments.told is
  'What the provider told us of each thing that moves our balance there, as the other rooms heard '
  'of it. source: the provider''s id of it. net: what it did to the balance in all, minor units. '
  'whole: false for a payment whose fee we do not know yet. since: when we last heard of it.';

create view payments.listed as
select case l.kind when 'refund_failure' then 'refund' when 'bank_return' then 'bank'
    else l.kind end as kind,
  l.subject, t.currency, sum(t.net)::bigint as net
from payments.balance_link l
join payments.balance_transaction t using (provider_transaction)
where l.kind <> 'person'
group by 1, 2, 3;
comment on view payments.listed is
  'The same things by the movements that the provider lists for them.';

create table payments.correction (
  kind text not null check (kind in (
    'payment', 'refund', 'dispute', 'transfer', 'reversal', 'bank')),
  subject text not null,
  number smallint not null check (number > 0),
  amount bigint not null check (amount <> 0),
  currency char(3) not null check (currency in ('EUR', 'GBP', 'USD', 'JPY')),
  reason text not null check (reason in ('bank', 'own')),
  words text not null check (length(words) between 1 and 500),
  booked_by text not null,
  booked_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  primary key (kind, subject, number),
  check (ended_at >= booked_at),
  check (ended_by is null or ended_at is not null)
);
comment on table payments.correction is
  'Differences between what the provider told us of a thing and what it lists for it, that a person '
  'had booked. While one is open, the books hold what is listed.';
comment on column payments.correction.number is 'Counts the corrections of one thing from 1.';
comment on column payments.correction.amount is
  'What the books'' balance at the provider was changed by: listed less told. Minor units.';
comment on column payments.correction.reason is
  'bank: it went through our bank instead; own: a cost or an income of the co-op.';
comment on column payments.correction.booked_by is 'The person, in outside form.';
comment on column payments.correction.ended_at is 'When it was taken back.';
comment on column payments.correction.ended_by is
  'Who took it back; null if it ended by itself, since the difference was another by then.';
create unique index correction_open on payments.correction (kind, subject)
  where ended_at is null;

create function payments.guard_correction() returns trigger
  language plpgsql as $$
declare
  difference bigint;
begin
  if tg_op = 'UPDATE' then
    if (new.kind, new.subject, new.number, new.amount, new.currency, new.reason, new.words,
        new.booked_by, new.booked_at)
       is distinct from (old.kind, old.subject, old.number, old.amount, old.currency, old.reason,
        old.words, old.booked_by, old.booked_at)
       or old.ended_at is not null or new.ended_at is null then
      raise exception 'correction % of % % is taken back once, and not changed', old.number,
        old.kind, old.subject using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  -- Whoever notes what explains a movement holds it, too.
  perform pg_advisory_xact_lock(hashtextextended('payments.correction', 0));
  if new.ended_at is not null or new.number <> 1 + (
       select count(*) from payments.correction
       where (kind, subject) = (new.kind, new.subject)) then
    raise exception 'correction % of % % does not follow', new.number, new.kind, new.subject
      using errcode = 'restrict_violation';
  end if;
  select coalesce(l.net, 0) - t.net into difference
  from payments.told t left join payments.listed l using (kind, subject, currency)
  where (t.kind, t.subject, t.currency) = (new.kind, new.subject, new.currency);
  if difference is distinct from new.amount then
    raise exception 'the provider differs by % for % %, not by %', difference, new.kind,
      new.subject, new.amount using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function payments.guard_correction() is
  'A correction is exactly the difference of this moment, and is taken back once.';
create trigger correction_guarded before insert or update on payments.correction
  for each row execute function payments.guard_correction();
create trigger correction_kept before delete on payments.correction
  for each statement execute function public.refuse_change();
create trigger correction_never_emptied before truncate on payments.correction
  for each statement execute function public.refuse_change();

create or replace view oversight.l02_books_hold_what_was_told as
with counted as (
  select currency, sum(net) as total
  from (
    select currency, net from payments.told
    union all
    -- What nothing explains stands apart in the books; a person's word moves it, but not away.
    select t.currency, t.net
    from payments.unallocated u
    join payments.balance_transaction t using (provider_transaction)
    left join payments.balance_link l using (provider_transaction)
    where u.explained_at is null or l.kind = 'person'
    union all
    select currency, amount from payments.correction where ended_at is null) as every
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
  'L2, at any moment: the books'' balance at the provider is the sum of what it told us, of what '
  'stands apart because nothing explains it, and of the corrections that stand.';

create or replace view oversight.l02_provider_agrees as
with look as (
  -- The provider lists some things a little after they happened.
  select started_at - interval '1 hour' as settled
  from payments.reconciliation order by reconciliation_id desc limit 1
)
select told.kind || ' ' || told.subject as subject,
  'we know of ' || told.net || ' ' || told.currency || ' since ' || told.since
    || ', the provider lists ' || coalesce(listed.net, 0)
    || coalesce(', corrected is ' || corrected.amount, '') || ' (minor units)' as detail
from look, payments.told told
left join payments.listed listed using (kind, subject, currency)
left join payments.correction corrected
  on (corrected.kind, corrected.subject) = (told.kind, told.subject)
    and corrected.ended_at is null
where told.net + coalesce(corrected.amount, 0) <> coalesce(listed.net, 0)
  and told.since < look.settled
union all
select listed.kind || ' ' || listed.subject,
  'the provider lists ' || listed.net || ' ' || listed.currency
    || ' (minor units), we know of nothing'
from payments.listed listed
where listed.net <> 0 and not exists (
  select from payments.told told
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
  'L2, after each comparison: what the provider told us of each thing is what it lists for it, or a '
  'correction says the difference, and what it lists besides stands apart in the books. Together '
  'with l02_books_hold_what_was_told: the books'' balance at the provider is the sum of the '
  'movements that it lists.';

drop view oversight.provider_told;
drop view oversight.provider_listed;
