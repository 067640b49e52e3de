-- A refund that the buyer's bank did not take is made again: sent once more, or paid in another way.
-- It is still owed, and the licence that was given back for it has ended.
alter table checkout.refund add column repeats uuid references checkout.refund (refund_id);
alter table checkout.refund add column sent_at timestamptz;
alter table checkout.refund add column by_hand boolean not null default false;
alter table checkout.refund alter column by_hand drop default;
alter table checkout.refund add column kept_by_bank boolean not null default false;
alter table checkout.refund alter column kept_by_bank drop default;
create unique index refund_repeated_once on checkout.refund (repeats);

comment on column checkout.refund.repeats is 'The failed refund that is made again.';
comment on column checkout.refund.sent_at is
  'When it left; stays if it comes back. From then on the books hold what came back under its name.';
comment on column checkout.refund.by_hand is
  'True if the board paid it out of our bank account and the provider had no part in it.';
comment on column checkout.refund.kept_by_bank is
  'True if it failed because the buyer''s bank had taken the money already.';

alter table checkout.refund disable trigger refund_monotone;
update checkout.refund r set sent_at = ended_at
where state = 'sent'
   or state = 'failed' and exists (
     select from ledger.journal j
     where j.idem_key in (
       'refund:' || public.typed_id('refund', r.refund_id) || ':done',
       'returned:' || public.typed_id('refund', r.refund_id)));
alter table checkout.refund enable trigger refund_monotone;
alter table checkout.refund add constraint refund_sent_when_it_left
  check (state <> 'sent' or sent_at is not null);

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
       or old.state = 'sent' and new.state = 'failed') then
    raise exception 'refund % cannot become another', old.refund_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;

create function checkout.guard_repeat() returns trigger
  language plpgsql as $$
begin
  if not exists (
    select from checkout.refund
    where refund_id = new.repeats and state = 'failed'
      and (order_id, kind, amount) = (new.order_id, new.kind, new.amount)) then
    raise exception 'refund % is not a failed one of the same money', new.repeats
      using errcode = 'check_violation';
  end if;
  return new;
end;
$$;
comment on function checkout.guard_repeat() is 'Only what failed is made again, and as it was.';
create trigger refund_repeats before insert on checkout.refund
  for each row when (new.repeats is not null) execute function checkout.guard_repeat();

-- A refund that is made again is the same money.
create or replace view oversight.l03_orders_captured as
  select public.typed_id('order', o.order_id) as subject,
    format('%s %s were taken, %s were sold and %s go back', p.amount, p.currency,
      sold.amount, back.amount) as detail
  from checkout.purchase o
  join payments.payment p on p.payment_id = o.payment_id and p.state = 'succeeded'
  cross join lateral (
    select coalesce(sum(l.net + l.tax), 0) as amount
    from ledger.order_line l where l.order_ref = public.typed_id('order', o.order_id)) as sold
  cross join lateral (
    select coalesce(sum(amount), 0) as amount
    from (
      select r.amount from checkout.refund r
      where r.order_id = o.order_id and r.kind = 'in_vain' and r.repeats is null
      union all
      -- From the time when all of a payment went back under its own number.
      select r.amount from payments.refund r
      where r.payment_id = p.payment_id and r.refund_id = p.payment_id) as returned) as back
  where p.amount <> sold.amount + back.amount;
