-- A payment is written down before the provider hears of it (intent), then opened at the provider
-- (call), then decided by what the provider says when asked again (result). Its key for the
-- provider stands here before the first call, so that a repeated call is the same call.
create table payments.payment (
  payment_id uuid primary key,
  reference text not null check (length(reference) between 1 and 100),
  description text not null check (length(description) between 1 and 250),
  amount bigint not null check (amount > 0),
  currency char(3) not null check (currency in ('EUR', 'GBP', 'USD', 'JPY')),
  success_uri text not null,
  cancel_uri text not null,
  expires_at timestamptz not null,
  idem_key text not null unique check (length(idem_key) between 1 and 255),
  live boolean not null,
  state text not null
    check (state in ('intended', 'open', 'processing', 'succeeded', 'expired', 'failed')),
  provider_session text unique,
  hosted_page text,
  intended_at timestamptz not null,
  opened_at timestamptz,
  checked_at timestamptz,
  decided_at timestamptz,
  decline_code text,
  declined_at timestamptz,
  failure text,
  provider_charge text,
  fee_transaction text unique,
  fee bigint check (fee >= 0),
  check (expires_at > intended_at),
  check (state in ('intended', 'expired', 'failed') or provider_session is not null),
  check (state <> 'open' or (hosted_page is not null and opened_at is not null)),
  check ((state in ('succeeded', 'expired', 'failed')) = (decided_at is not null)),
  check ((state = 'failed') = (failure is not null)),
  check ((decline_code is null) = (declined_at is null)),
  check ((fee is null) = (fee_transaction is null)),
  check (fee is null or state = 'succeeded')
);
comment on table payments.payment is
  'One attempt to take money for something that the reference names. Never deleted.';
comment on column payments.payment.reference is
  'What is paid for, in the words of the room that asked; this room does not read it.';
comment on column payments.payment.amount is 'Minor units of the currency.';
comment on column payments.payment.idem_key is
  'Sent with every attempt to open this payment; stored before the first.';
comment on column payments.payment.live is
  'True for real money; a payment is only ever checked with keys of the same kind.';
comment on column payments.payment.provider_session is 'The provider''s id of the hosted payment.';
comment on column payments.payment.checked_at is
  'When the provider was last asked for the state, whatever it answered.';
comment on column payments.payment.decline_code is
  'Why the last card was declined; the payment stays open and the buyer may try another.';
comment on column payments.payment.fee is
  'What the provider kept, minor units of the currency; known with or after success.';

create index payment_undecided on payments.payment (coalesce(checked_at, opened_at))
  where state in ('open', 'processing');
create index payment_reference on payments.payment (reference);

-- What was asked for never changes; what was decided never comes undone.
create function payments.guard_payment() returns trigger
  language plpgsql as $$
begin
  if (new.payment_id, new.reference, new.amount, new.currency, new.idem_key, new.live,
      new.intended_at, new.expires_at, new.success_uri, new.cancel_uri)
     is distinct from
     (old.payment_id, old.reference, old.amount, old.currency, old.idem_key, old.live,
      old.intended_at, old.expires_at, old.success_uri, old.cancel_uri) then
    raise exception 'what was asked for payment % cannot change', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  if old.state = 'succeeded' and new.state <> 'succeeded' then
    raise exception 'payment % has succeeded and stays so', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  if old.provider_session is not null
     and new.provider_session is distinct from old.provider_session then
    raise exception 'payment % keeps its session', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  if old.fee_transaction is not null
     and (new.fee_transaction, new.fee) is distinct from (old.fee_transaction, old.fee) then
    raise exception 'the fee of payment % is already known', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function payments.guard_payment() is 'Keeps payments monotone.';
create trigger payment_monotone before update on payments.payment
  for each row execute function payments.guard_payment();
create trigger payment_kept before delete on payments.payment
  for each statement execute function public.refuse_change();
create trigger payment_never_emptied before truncate on payments.payment
  for each statement execute function public.refuse_change();
