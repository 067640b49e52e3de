-- How payments that no order waits for go back. A buyer's bank may send such money to us again, and
-- then it is still owed: each way back is a row of its own, and after a failed one comes another.
create table checkout.stray_refund (
  refund_id uuid primary key,
  payment_id uuid not null references checkout.stray_payment (payment_id),
  number smallint not null check (number > 0),
  amount bigint not null check (amount > 0),
  currency char(3) not null check (currency in ('EUR', 'GBP', 'USD', 'JPY')),
  state text not null check (state in ('going', 'sent', 'failed', 'kept_by_bank')),
  by_hand boolean not null,
  asked_by uuid,
  asked_at timestamptz not null,
  sent_at timestamptz,
  ended_at timestamptz,
  unique (payment_id, number),
  check ((state = 'going') = (ended_at is null)),
  check (state <> 'sent' or sent_at is not null),
  check (not by_hand or state = 'sent' and asked_by is not null)
);
comment on table checkout.stray_refund is
  'The ways back of payments that no order waits for, one after the other.';
comment on column checkout.stray_refund.number is 'Counts the ways back of one payment from 1.';
comment on column checkout.stray_refund.amount is 'Minor units, all of the payment.';
comment on column checkout.stray_refund.by_hand is
  'True if the board paid it out of our bank account and the provider had no part in it.';
comment on column checkout.stray_refund.asked_by is
  'The member of the board who had it sent again; null for the first, which goes by itself.';
comment on column checkout.stray_refund.sent_at is
  'When it left; stays if it comes back. From then on the books hold what came back anew.';

insert into checkout.stray_refund
  (refund_id, payment_id, number, amount, currency, state, by_hand, asked_at, sent_at, ended_at)
select r.refund_id, r.payment_id,
  row_number() over (partition by r.payment_id order by r.intended_at, r.refund_id),
  r.amount, r.currency,
  case
    when r.state in ('intended', 'sent') then 'going'
    when r.state = 'done' then 'sent'
    when r.failure = 'charge_disputed' then 'kept_by_bank'
    else 'failed'
  end,
  false,
  r.intended_at,
  case
    when r.state = 'done' then coalesce(s.returned_at, r.decided_at)
    when r.state = 'failed' and r.failure <> 'charge_disputed' then s.returned_at
  end,
  r.decided_at
from payments.refund r
join checkout.stray_payment s using (payment_id);

create function checkout.guard_stray_refund() returns trigger
  language plpgsql as $$
begin
  -- The lock makes two who send one payment back wait for each other.
  perform from checkout.stray_payment where payment_id = new.payment_id for no key update;
  if new.number <> 1 + (
       select count(*) from checkout.stray_refund where payment_id = new.payment_id)
     or exists (
       select from checkout.stray_refund
       where payment_id = new.payment_id and state <> 'failed') then
    raise exception 'stray payment % goes back already', new.payment_id
      using errcode = 'check_violation';
  end if;
  return new;
end;
$$;
comment on function checkout.guard_stray_refund() is
  'A stray payment goes back again only after all ways before have failed.';
create trigger stray_refund_after_failure before insert on checkout.stray_refund
  for each row execute function checkout.guard_stray_refund();

create function checkout.guard_stray_refund_state() returns trigger
  language plpgsql as $$
begin
  if (new.refund_id, new.payment_id, new.number, new.amount, new.currency, new.by_hand,
      new.asked_by, new.asked_at)
     is distinct from
     (old.refund_id, old.payment_id, old.number, old.amount, old.currency, old.by_hand,
      old.asked_by, old.asked_at)
     or old.sent_at is not null and new.sent_at is distinct from old.sent_at
     or not (
       old.state = 'going' and new.state in ('sent', 'failed', 'kept_by_bank')
       or old.state = 'sent' and new.state = 'failed' and not old.by_hand
       or old.state = 'failed' and new.state = 'kept_by_bank' and not exists (
         select from checkout.stray_refund later
         where later.payment_id = old.payment_id and later.number > old.number)) then
    raise exception 'stray refund % cannot become another', old.refund_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function checkout.guard_stray_refund_state() is 'Keeps refunds of stray money monotone.';
create trigger stray_refund_monotone before update on checkout.stray_refund
  for each row execute function checkout.guard_stray_refund_state();
create trigger stray_refund_kept before delete on checkout.stray_refund
  for each statement execute function public.refuse_change();
create trigger stray_refund_never_emptied before truncate on checkout.stray_refund
  for each statement execute function public.refuse_change();

-- Money that bought nothing and did not arrive, and which the buyer's bank has taken itself after
-- that: the board learns so when it wants to send it again.
create or replace function checkout.guard_refund() returns trigger
  language plpgsql as $$
begin
  if (new.refund_id, new.order_id, new.kind, new.amount, new.reason, new.asked_at, new.repeats)
     is distinct from
     (old.refund_id, old.order_id, old.kind, old.amount, old.reason, old.asked_at, old.repeats)
     or old.sent_at is not null and new.sent_at is distinct from old.sent_at
     or not (
       old.state = 'asked'
       or old.state = 'agreed' and new.state in ('sent', 'failed')
       or old.state = 'sent' and new.state = 'failed'
       or old.state = 'failed' and new.state = 'failed'
         and old.kind = 'in_vain' and new.kept_by_bank and not old.kept_by_bank
         and new.ended_at = old.ended_at) then
    raise exception 'refund % cannot become another', old.refund_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
