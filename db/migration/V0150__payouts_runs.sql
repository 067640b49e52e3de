-- Runs in which members are paid, what was paid in them, who was left out and why, and what was
-- taken back of what a member owed after a refund. The money itself is in the books; these rows say
-- what we asked the provider to do and what came of it.

create table payouts.run (
  run_no integer primary key check (run_no >= 1),
  policy_version integer not null references policy.version (policy_version),
  started_at timestamptz not null,
  finished_at timestamptz,
  check (finished_at >= started_at)
);
comment on table payouts.run is 'Rounds in which members are paid, numbered from 1 without gaps.';
comment on column payouts.run.policy_version is
  'The voted document whose minimum the whole run follows, however often it is interrupted.';
comment on column payouts.run.finished_at is 'When nobody was left to be paid; null while it works.';
create unique index run_one_open on payouts.run ((true)) where finished_at is null;

create function payouts.guard_run() returns trigger
  language plpgsql as $$
begin
  if (new.run_no, new.policy_version, new.started_at)
     is distinct from (old.run_no, old.policy_version, old.started_at)
     or old.finished_at is not null then
    raise exception 'payout run % cannot become another', old.run_no
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function payouts.guard_run() is 'A run only ends, once.';
create trigger run_guarded before update on payouts.run
  for each row execute function payouts.guard_run();
create trigger run_kept before delete on payouts.run
  for each statement execute function public.refuse_change();
create trigger run_never_emptied before truncate on payouts.run
  for each statement execute function public.refuse_change();

create table payouts.payout (
  payout_id uuid primary key,
  run_no integer not null references payouts.run (run_no),
  member_id uuid not null references members.member (member_id),
  amount bigint not null check (amount > 0),
  currency char(3) not null check (currency in ('EUR', 'GBP', 'USD', 'JPY')),
  transfer_id uuid not null unique,
  state text not null check (state in ('intended', 'sent', 'failed')),
  reason text check (length(reason) between 1 and 500),
  intended_at timestamptz not null,
  decided_at timestamptz,
  unique (run_no, member_id, currency),
  check ((state = 'intended') = (decided_at is null)),
  check ((state = 'failed') = (reason is not null)),
  check (decided_at >= intended_at)
);
comment on table payouts.payout is
  'What a member is paid in a run. Written in the transaction that claims the money in the books '
  'and has the provider asked; never made a second time, whatever becomes of it.';
comment on column payouts.payout.amount is 'Minor units of the currency.';
comment on column payouts.payout.transfer_id is 'Under this id the payments room asks the provider.';
comment on column payouts.payout.state is
  'sent: at the member''s account at the provider. Whether their bank has it, we are not told.';
comment on column payouts.payout.reason is 'Why the provider refused it, in its words.';
create index payout_member on payouts.payout (member_id, intended_at desc);
create index payout_undecided on payouts.payout (intended_at) where state = 'intended';

create function payouts.guard_payout() returns trigger
  language plpgsql as $$
begin
  if (new.payout_id, new.run_no, new.member_id, new.amount, new.currency, new.transfer_id,
      new.intended_at)
     is distinct from
     (old.payout_id, old.run_no, old.member_id, old.amount, old.currency, old.transfer_id,
      old.intended_at)
     or old.state <> 'intended' then
    raise exception 'payout % cannot become another', old.payout_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function payouts.guard_payout() is 'A payout is decided once and stays what it was.';
create trigger payout_guarded before update on payouts.payout
  for each row execute function payouts.guard_payout();
create trigger payout_kept before delete on payouts.payout
  for each statement execute function public.refuse_change();
create trigger payout_never_emptied before truncate on payouts.payout
  for each statement execute function public.refuse_change();

create table payouts.left_out (
  run_no integer not null references payouts.run (run_no),
  member_id uuid not null references members.member (member_id),
  amount bigint not null check (amount > 0),
  currency char(3) not null check (currency in ('EUR', 'GBP', 'USD', 'JPY')),
  reason text not null check (
    reason in ('no_account', 'account_unfinished', 'account_restricted', 'account_closed')),
  noted_at timestamptz not null,
  primary key (run_no, member_id, currency)
);
comment on table payouts.left_out is
  'Members with enough available whom a run did not pay, and why; they keep their money.';
comment on column payouts.left_out.amount is 'What was available, minor units.';
create index left_out_member on payouts.left_out (member_id, run_no desc);
create trigger left_out_append_only before update or delete on payouts.left_out
  for each statement execute function public.refuse_change();
create trigger left_out_never_emptied before truncate on payouts.left_out
  for each statement execute function public.refuse_change();

create table payouts.clawback (
  reversal_id uuid primary key,
  payout_id uuid not null references payouts.payout (payout_id),
  member_id uuid not null references members.member (member_id),
  amount bigint not null check (amount > 0),
  currency char(3) not null check (currency in ('EUR', 'GBP', 'USD', 'JPY')),
  owed bigint not null check (owed >= amount),
  policy_version integer not null references policy.version (policy_version),
  state text not null check (state in ('intended', 'done', 'failed')),
  reason text check (length(reason) between 1 and 500),
  intended_at timestamptz not null,
  decided_at timestamptz,
  check ((state = 'intended') = (decided_at is null)),
  check ((state = 'failed') = (reason is not null)),
  check (decided_at >= intended_at)
);
comment on table payouts.clawback is
  'Attempts to take back from a member''s account at the provider what the member owes after a '
  'refund of money that was paid out. The buyer''s refund never waits for one.';
comment on column payouts.clawback.payout_id is 'The payout that it is taken back from.';
comment on column payouts.clawback.owed is
  'The whole debt when it was tried, minor units; after a refusal only a larger debt is tried again.';
comment on column payouts.clawback.policy_version is 'In force when it was tried.';
create unique index clawback_one_open on payouts.clawback (member_id, currency)
  where state = 'intended';
create index clawback_payout on payouts.clawback (payout_id);
create index clawback_member on payouts.clawback (member_id, intended_at desc);

create function payouts.guard_clawback() returns trigger
  language plpgsql as $$
begin
  if (new.reversal_id, new.payout_id, new.member_id, new.amount, new.currency, new.owed,
      new.policy_version, new.intended_at)
     is distinct from
     (old.reversal_id, old.payout_id, old.member_id, old.amount, old.currency, old.owed,
      old.policy_version, old.intended_at)
     or old.state <> 'intended' then
    raise exception 'clawback % cannot become another', old.reversal_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function payouts.guard_clawback() is 'A clawback is decided once and stays what it was.';
create trigger clawback_guarded before update on payouts.clawback
  for each row execute function payouts.guard_clawback();
create trigger clawback_kept before delete on payouts.clawback
  for each statement execute function public.refuse_change();
create trigger clawback_never_emptied before truncate on payouts.clawback
  for each statement execute function public.refuse_change();
