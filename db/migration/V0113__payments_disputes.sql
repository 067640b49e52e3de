-- Disputes and the co-op's own payouts, as the provider says when asked. What was told to the other
-- rooms stands here, so that each fact is told once whatever the order of messages.
create table payments.dispute (
  provider_dispute text primary key check (length(provider_dispute) between 1 and 255),
  payment_id uuid not null references payments.payment (payment_id),
  amount bigint not null check (amount > 0),
  currency char(3) not null,
  reason text not null,
  status text not null,
  evidence_by timestamptz,
  opened_at timestamptz not null,
  checked_at timestamptz not null,
  withdrawn bigint check (withdrawn > 0),
  fee bigint check (fee >= 0),
  withdrawn_at timestamptz,
  reinstated bigint check (reinstated > 0),
  reinstated_at timestamptz,
  verdict text check (verdict in ('won', 'lost', 'warning_closed', 'prevented')),
  closed_at timestamptz,
  check ((withdrawn is null) = (withdrawn_at is null) and (withdrawn is null) = (fee is null)),
  check ((reinstated is null) = (reinstated_at is null)),
  check (reinstated is null or withdrawn is not null),
  check ((verdict is null) = (closed_at is null))
);
comment on table payments.dispute is
  'Disputes of payments; there may be several about one. Facts are added, never taken away.';
comment on column payments.dispute.amount is 'Minor units of the currency; what is disputed.';
comment on column payments.dispute.status is 'The provider''s word when it was last asked.';
comment on column payments.dispute.opened_at is 'When we first heard of it.';
comment on column payments.dispute.fee is 'What the provider took for it beside the money.';
create index dispute_payment on payments.dispute (payment_id);
create index dispute_undecided on payments.dispute (checked_at)
  where verdict is null or (verdict = 'won' and withdrawn is not null and reinstated is null);

create function payments.guard_dispute() returns trigger
  language plpgsql as $$
begin
  if (new.provider_dispute, new.payment_id, new.opened_at)
     is distinct from (old.provider_dispute, old.payment_id, old.opened_at)
     or (old.withdrawn is not null and (new.withdrawn, new.fee, new.withdrawn_at)
         is distinct from (old.withdrawn, old.fee, old.withdrawn_at))
     or (old.reinstated is not null and (new.reinstated, new.reinstated_at)
         is distinct from (old.reinstated, old.reinstated_at))
     or (old.verdict is not null and (new.verdict, new.closed_at)
         is distinct from (old.verdict, old.closed_at)) then
    raise exception 'what is known of dispute % stays so', old.provider_dispute
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function payments.guard_dispute() is 'Keeps disputes monotone.';
create trigger dispute_monotone before update on payments.dispute
  for each row execute function payments.guard_dispute();
create trigger dispute_kept before delete on payments.dispute
  for each statement execute function public.refuse_change();
create trigger dispute_never_emptied before truncate on payments.dispute
  for each statement execute function public.refuse_change();

create table payments.bank_payout (
  provider_payout text primary key check (length(provider_payout) between 1 and 255),
  amount bigint not null check (amount <> 0),
  currency char(3) not null,
  paid_at timestamptz not null,
  checked_at timestamptz not null,
  returned_at timestamptz
);
comment on table payments.bank_payout is
  'Money of the co-op from its balance at the provider to its bank.';
comment on column payments.bank_payout.amount is
  'Minor units of the currency; below zero where the provider took money from the bank.';
comment on column payments.bank_payout.returned_at is
  'When we heard that the bank sent it back or that it never left.';
create function payments.guard_bank_payout() returns trigger
  language plpgsql as $$
begin
  if (new.provider_payout, new.amount, new.currency, new.paid_at)
     is distinct from (old.provider_payout, old.amount, old.currency, old.paid_at)
     or (old.returned_at is not null and new.returned_at is distinct from old.returned_at) then
    raise exception 'payout % stays what it is', old.provider_payout
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function payments.guard_bank_payout() is 'Keeps payouts monotone.';
create trigger bank_payout_monotone before update on payments.bank_payout
  for each row execute function payments.guard_bank_payout();
create trigger bank_payout_kept before delete on payments.bank_payout
  for each statement execute function public.refuse_change();
create trigger bank_payout_never_emptied before truncate on payments.bank_payout
  for each statement execute function public.refuse_change();
