-- A payment that goes back whole. Written down with the fact that causes it; a job then asks the
-- provider, under a key that is stored here first, and goes on asking until the money has gone.
create table payments.refund (
  payment_id uuid primary key references payments.payment (payment_id),
  amount bigint not null check (amount > 0),
  currency char(3) not null check (currency in ('EUR', 'GBP', 'USD', 'JPY')),
  idem_key text not null unique check (length(idem_key) between 1 and 255),
  attempt smallint not null check (attempt >= 1),
  state text not null check (state in ('intended', 'sent', 'done', 'failed')),
  provider_refund text unique,
  intended_at timestamptz not null,
  checked_at timestamptz,
  decided_at timestamptz,
  check (state = 'intended' or provider_refund is not null),
  check ((state in ('done', 'failed')) = (decided_at is not null))
);
comment on table payments.refund is 'Payments that go back whole, each once.';
comment on column payments.refund.amount is 'Minor units of the currency; all that was paid.';
comment on column payments.refund.attempt is
  'Part of the key that the provider gets; counted up only while it has not heard of the refund.';
create index refund_undecided on payments.refund (coalesce(checked_at, intended_at))
  where state in ('intended', 'sent');

create function payments.guard_refund() returns trigger
  language plpgsql as $$
begin
  if (new.payment_id, new.amount, new.currency, new.idem_key, new.intended_at)
     is distinct from
     (old.payment_id, old.amount, old.currency, old.idem_key, old.intended_at)
     or (old.provider_refund is not null
         and new.provider_refund is distinct from old.provider_refund)
     or old.state = 'done' and new.state not in ('done', 'failed') then
    raise exception 'the refund of % cannot become another', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function payments.guard_refund() is 'Keeps refunds what they are.';
create trigger refund_monotone before update on payments.refund
  for each row execute function payments.guard_refund();
create trigger refund_kept before delete on payments.refund
  for each statement execute function public.refuse_change();
create trigger refund_never_emptied before truncate on payments.refund
  for each statement execute function public.refuse_change();

alter table payments.alert drop constraint alert_kind_check;
alter table payments.alert add constraint alert_kind_check
  check (kind in ('event_parked', 'payment_mismatch', 'payment_refused', 'provider_refuses_us',
                  'refund_failed'));
