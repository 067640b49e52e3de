-- Payees with accounts of their own at the provider, money that goes to them and comes back. Each
-- call stands here with its key before it is made.
create table payments.recipient (
  payee text primary key check (length(payee) between 1 and 100),
  name text not null check (length(name) between 1 and 200),
  email text not null check (length(email) between 3 and 320),
  idem_key text not null unique check (length(idem_key) between 1 and 255),
  provider_account text unique,
  state text not null
    check (state in ('intended', 'onboarding', 'ready', 'restricted', 'closed')),
  state_since timestamptz not null,
  intended_at timestamptz not null,
  checked_at timestamptz,
  check ((state = 'intended') = (provider_account is null))
);
comment on table payments.recipient is 'Payees, each with at most one account at the provider.';
comment on column payments.recipient.payee is
  'The name that the room above uses; this room does not read it.';
comment on column payments.recipient.name is 'As the provider was told when it first heard of them.';
comment on column payments.recipient.state is
  'ready while the provider says that transfers can arrive; it may take that back.';
create index recipient_asked on payments.recipient (checked_at) where state <> 'closed';

create function payments.guard_recipient() returns trigger
  language plpgsql as $$
begin
  if (new.payee, new.name, new.email, new.idem_key, new.intended_at)
     is distinct from (old.payee, old.name, old.email, old.idem_key, old.intended_at)
     or (old.provider_account is not null
         and new.provider_account is distinct from old.provider_account)
     or old.state = 'closed' and new.state <> 'closed' then
    raise exception 'payee % cannot become another', old.payee
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function payments.guard_recipient() is 'Keeps payees who they are.';
create trigger recipient_guarded before update on payments.recipient
  for each row execute function payments.guard_recipient();
create trigger recipient_kept before delete on payments.recipient
  for each statement execute function public.refuse_change();
create trigger recipient_never_emptied before truncate on payments.recipient
  for each statement execute function public.refuse_change();

create table payments.transfer (
  transfer_id uuid primary key,
  payee text not null references payments.recipient (payee),
  amount bigint not null check (amount > 0),
  currency char(3) not null check (currency in ('EUR', 'GBP', 'USD', 'JPY')),
  transfer_group text not null check (length(transfer_group) between 1 and 100),
  idem_key text not null unique check (length(idem_key) between 1 and 255),
  attempt smallint not null check (attempt >= 1),
  state text not null check (state in ('intended', 'done', 'failed')),
  provider_transfer text unique,
  intended_at timestamptz not null,
  tried_at timestamptz,
  decided_at timestamptz,
  failure text,
  check ((state = 'done') = (provider_transfer is not null)),
  check ((state in ('done', 'failed')) = (decided_at is not null)),
  check ((state = 'failed') = (failure is not null))
);
comment on table payments.transfer is 'Money that goes to payees, each once.';
comment on column payments.transfer.amount is 'Minor units of the currency.';
comment on column payments.transfer.transfer_group is
  'What it belongs to, in the words of the room that asked; the provider lists by it.';
comment on column payments.transfer.attempt is
  'Part of the key that the provider gets; counted up only after a definite answer.';
comment on column payments.transfer.tried_at is
  'When the provider was last asked to move it; stored before the call. Once it stands here, the '
  'transfer is looked for before it is asked for again.';
create index transfer_undecided on payments.transfer (coalesce(tried_at, intended_at))
  where state = 'intended';

create table payments.transfer_reversal (
  reversal_id uuid primary key,
  transfer_id uuid not null references payments.transfer (transfer_id),
  amount bigint not null check (amount > 0),
  currency char(3) not null check (currency in ('EUR', 'GBP', 'USD', 'JPY')),
  idem_key text not null unique check (length(idem_key) between 1 and 255),
  attempt smallint not null check (attempt >= 1),
  state text not null check (state in ('intended', 'done', 'failed')),
  provider_reversal text unique,
  intended_at timestamptz not null,
  tried_at timestamptz,
  decided_at timestamptz,
  failure text,
  check ((state = 'done') = (provider_reversal is not null)),
  check ((state in ('done', 'failed')) = (decided_at is not null)),
  check ((state = 'failed') = (failure is not null))
);
comment on table payments.transfer_reversal is
  'Money taken back from payees, each once, never more than the transfer had.';
comment on column payments.transfer_reversal.amount is 'Minor units of the currency.';
comment on column payments.transfer_reversal.tried_at is 'As with transfers.';
create index transfer_reversal_transfer on payments.transfer_reversal (transfer_id);
create index transfer_reversal_undecided
  on payments.transfer_reversal (coalesce(tried_at, intended_at)) where state = 'intended';

create function payments.guard_transfer() returns trigger
  language plpgsql as $$
begin
  if (new.transfer_id, new.payee, new.amount, new.currency, new.transfer_group, new.idem_key,
      new.intended_at)
     is distinct from
     (old.transfer_id, old.payee, old.amount, old.currency, old.transfer_group, old.idem_key,
      old.intended_at)
     or old.attempt > new.attempt or old.state <> 'intended' and new.state <> old.state
     or (old.provider_transfer is not null
         and new.provider_transfer is distinct from old.provider_transfer) then
    raise exception 'transfer % cannot become another', old.transfer_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function payments.guard_transfer() is 'Keeps transfers what they are.';
create trigger transfer_monotone before update on payments.transfer
  for each row execute function payments.guard_transfer();
create trigger transfer_kept before delete on payments.transfer
  for each statement execute function public.refuse_change();
create trigger transfer_never_emptied before truncate on payments.transfer
  for each statement execute function public.refuse_change();

create function payments.guard_reversal() returns trigger
  language plpgsql as $$
begin
  if (new.reversal_id, new.transfer_id, new.amount, new.currency, new.idem_key, new.intended_at)
     is distinct from
     (old.reversal_id, old.transfer_id, old.amount, old.currency, old.idem_key, old.intended_at)
     or old.attempt > new.attempt or old.state <> 'intended' and new.state <> old.state
     or (old.provider_reversal is not null
         and new.provider_reversal is distinct from old.provider_reversal) then
    raise exception 'reversal % cannot become another', old.reversal_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function payments.guard_reversal() is 'Keeps reversals what they are.';
create trigger reversal_monotone before update on payments.transfer_reversal
  for each row execute function payments.guard_reversal();
create trigger reversal_kept before delete on payments.transfer_reversal
  for each statement execute function public.refuse_change();
create trigger reversal_never_emptied before truncate on payments.transfer_reversal
  for each statement execute function public.refuse_change();

create function payments.guard_reversal_sum() returns trigger
  language plpgsql as $$
declare
  sent payments.transfer%rowtype;
  back bigint;
begin
  select * into sent from payments.transfer
  where transfer_id = new.transfer_id for no key update;
  select coalesce(sum(amount), 0) into back from payments.transfer_reversal
  where transfer_id = new.transfer_id and state <> 'failed';
  if sent.state <> 'done' or sent.currency <> new.currency or back + new.amount > sent.amount then
    raise exception 'transfer % has no % % left to take back', new.transfer_id, new.amount,
      new.currency using errcode = 'check_violation';
  end if;
  return new;
end;
$$;
comment on function payments.guard_reversal_sum() is 'Never more comes back than was sent.';
create trigger reversal_covered before insert on payments.transfer_reversal
  for each row execute function payments.guard_reversal_sum();
