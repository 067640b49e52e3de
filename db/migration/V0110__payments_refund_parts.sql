-- Payments may go back in parts. A refund gets a name of its own; those of before, each of a whole
-- payment, keep the payment's. All refunds of a payment that have not failed stay below what was
-- paid, also when two are written down at once.
alter table payments.refund add column refund_id uuid;
update payments.refund set refund_id = payment_id;
alter table payments.refund alter column refund_id set not null;
alter table payments.refund drop constraint refund_pkey;
alter table payments.refund add primary key (refund_id);
create index refund_payment on payments.refund (payment_id);

alter table payments.refund add column whole boolean not null default true;
alter table payments.refund alter column whole drop default;
alter table payments.refund add column tried_at timestamptz;
update payments.refund set tried_at = coalesce(checked_at, intended_at);
alter table payments.refund add column failure text;
update payments.refund set failure = 'failed' where state = 'failed';
alter table payments.refund add constraint refund_failure_told
  check ((state = 'failed') = (failure is not null));
alter table payments.refund drop constraint refund_check;
alter table payments.refund add constraint refund_known_to_the_provider
  check (state in ('intended', 'failed') or provider_refund is not null);
create unique index refund_whole on payments.refund (payment_id) where whole and state <> 'failed';

drop index payments.refund_undecided;
create index refund_undecided on payments.refund (coalesce(checked_at, tried_at, intended_at))
  where state in ('intended', 'sent');

comment on table payments.refund is 'Money of payments that goes back to buyers, each once.';
comment on column payments.refund.amount is 'Minor units of the currency.';
comment on column payments.refund.whole is
  'True if everything that was left of the payment goes back.';
comment on column payments.refund.tried_at is
  'When the provider was first asked to send it, whatever came of it; stored before the call. From '
  'then on it is looked for before it is asked for again.';
comment on column payments.refund.failure is
  'Why the money did not arrive; it is on our balance then. May come days after success.';

create or replace function payments.guard_refund() returns trigger
  language plpgsql as $$
begin
  if (new.refund_id, new.payment_id, new.amount, new.currency, new.whole, new.idem_key,
      new.intended_at)
     is distinct from
     (old.refund_id, old.payment_id, old.amount, old.currency, old.whole, old.idem_key,
      old.intended_at)
     or (old.provider_refund is not null
         and new.provider_refund is distinct from old.provider_refund)
     or old.attempt > new.attempt
     or old.state = 'sent' and new.state = 'intended'
     or old.state = 'done' and new.state not in ('done', 'failed')
     or old.state = 'failed' and new.state <> 'failed' then
    raise exception 'refund % cannot become another', old.refund_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;

create function payments.guard_refund_sum() returns trigger
  language plpgsql as $$
declare
  paid payments.payment%rowtype;
  going bigint;
begin
  -- The lock makes two refunds of one payment wait for each other.
  select * into paid from payments.payment
  where payment_id = new.payment_id for no key update;
  select coalesce(sum(amount), 0) into going from payments.refund
  where payment_id = new.payment_id and state <> 'failed';
  if paid.state <> 'succeeded' or paid.currency <> new.currency
     or going + new.amount > paid.amount then
    raise exception 'payment % has no % % left to send back: % of % go back already',
      new.payment_id, new.amount, new.currency, going, paid.amount
      using errcode = 'check_violation';
  end if;
  return new;
end;
$$;
comment on function payments.guard_refund_sum() is 'Never more goes back than was paid.';
create trigger refund_covered before insert on payments.refund
  for each row execute function payments.guard_refund_sum();

-- One open alert a kind and subject; of resolved ones there may be many.
alter table payments.alert drop constraint alert_kind_subject_resolved_at_key;
create unique index alert_open on payments.alert (kind, subject) where resolved_at is null;
alter table payments.alert add column resolved_by text;
alter table payments.alert add constraint alert_resolved_by_somebody
  check (resolved_by is null or resolved_at is not null);
comment on column payments.alert.resolved_by is
  'The person who resolved it, in outside form; null if it was resolved by itself.';
alter table payments.alert drop constraint alert_kind_check;
alter table payments.alert add constraint alert_kind_check
  check (kind in ('event_parked', 'payment_mismatch', 'payment_refused', 'provider_refuses_us',
                  'refund_failed', 'recipient_refused', 'transfer_waits', 'transfer_failed',
                  'dispute_odd', 'movement_unexplained', 'movement_missing'));
