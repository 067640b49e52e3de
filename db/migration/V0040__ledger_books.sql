-- Double-entry books. A journal is at least two entries in one currency that sum to zero; the
-- database checks that when the transaction ends. Journals and entries are never changed, and none
-- is added to a journal of an earlier transaction: corrections are new journals.
--
-- An entry counts debits above zero and credits below. A balance counts on the account's own side,
-- so that what is owed to a member is above zero.

create table ledger.account (
  account_id bigint generated always as identity primary key,
  code text not null unique,
  chart text not null,
  kind text not null check (kind in ('asset', 'liability', 'equity', 'income', 'expense')),
  normal_side text not null check (normal_side in ('debit', 'credit')),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  member_id uuid references members.member (member_id),
  balance bigint,
  min_balance bigint,
  version bigint not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  unique (account_id, currency),
  unique nulls not distinct (chart, currency, member_id),
  check ((kind in ('asset', 'expense')) = (normal_side = 'debit')),
  check ((member_id is null) = (balance is null)),
  check (min_balance is null or balance >= min_balance),
  check (closed_at >= opened_at)
);
comment on table ledger.account is 'Accounts, opened when the first journal needs them.';
comment on column ledger.account.code is 'Currency, place in the chart and member, joined by colons.';
comment on column ledger.account.chart is 'Place in the chart of accounts.';
comment on column ledger.account.balance is
  'Minor units on the normal side. Kept only for members'' accounts, where something is authorised '
  'by it; the co-op''s own accounts are summed, so that sales do not wait for each other.';
comment on column ledger.account.min_balance is 'The balance may not go below; null for no bound.';
comment on column ledger.account.version is 'Counts the changes of the balance.';
create index account_member on ledger.account (member_id) where member_id is not null;

create table ledger.journal (
  journal_id bigint generated always as identity primary key,
  kind text not null check (kind in ('sale', 'fee')),
  idem_key text not null unique check (length(idem_key) between 1 and 255),
  currency char(3) not null,
  policy_version integer not null references policy.version (policy_version),
  cause text not null check (cause <> ''),
  reverses_journal bigint references ledger.journal (journal_id),
  effective_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_in bigint not null,
  unique (journal_id, currency)
);
comment on table ledger.journal is 'One business event in the books. Never changed.';
comment on column ledger.journal.idem_key is 'The same event again is the same journal.';
comment on column ledger.journal.policy_version is 'The voted document that it follows.';
comment on column ledger.journal.cause is 'What it was made for: an order, a movement at the provider.';
comment on column ledger.journal.effective_at is 'When the event happened.';
comment on column ledger.journal.recorded_at is 'When it was written here.';
comment on column ledger.journal.recorded_in is
  'The transaction that wrote it; set by the database, whatever the writer says.';

create table ledger.entry (
  journal_id bigint not null,
  seq smallint not null check (seq >= 1),
  account_id bigint not null,
  currency char(3) not null,
  amount bigint not null check (amount <> 0),
  primary key (journal_id, seq),
  foreign key (journal_id, currency) references ledger.journal (journal_id, currency),
  foreign key (account_id, currency) references ledger.account (account_id, currency)
);
comment on table ledger.entry is
  'One side of a journal. The two keys make an entry in a foreign currency impossible.';
comment on column ledger.entry.amount is 'Minor units: a debit above zero, a credit below.';
create index entry_account on ledger.entry (account_id, journal_id);

create function ledger.stamp_journal() returns trigger
  language plpgsql as $$
begin
  new.recorded_in := pg_current_xact_id()::text::bigint;
  return new;
end;
$$;
comment on function ledger.stamp_journal() is 'Marks a journal with its transaction.';
create trigger journal_stamped before insert on ledger.journal
  for each row execute function ledger.stamp_journal();

create function ledger.refuse_late_entry() returns trigger
  language plpgsql as $$
begin
  if not exists (
    select from ledger.journal
    where journal_id = new.journal_id
      and recorded_in = pg_current_xact_id()::text::bigint
  ) then
    raise exception 'journal % is closed: entries come with it or not at all', new.journal_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function ledger.refuse_late_entry() is
  'No entry is added to a journal of an earlier transaction.';
create trigger entry_in_time before insert on ledger.entry
  for each row execute function ledger.refuse_late_entry();

create function ledger.check_balance() returns trigger
  language plpgsql as $$
declare
  entries bigint;
  total numeric;
begin
  select count(*), coalesce(sum(amount), 0) into entries, total
  from ledger.entry where journal_id = new.journal_id;
  if entries < 2 or total <> 0 then
    raise exception 'journal % has % entries that sum to %', new.journal_id, entries, total
      using errcode = 'check_violation';
  end if;
  return null;
end;
$$;
comment on function ledger.check_balance() is
  'At the end of the transaction: two entries at least, and their sum is zero.';
-- On the journal, so that one without entries is found; on each entry, so that nothing can be added
-- after an early check.
create constraint trigger journal_balances after insert on ledger.journal
  deferrable initially deferred for each row execute function ledger.check_balance();
create constraint trigger entry_balances after insert on ledger.entry
  deferrable initially deferred for each row execute function ledger.check_balance();

create trigger journal_append_only before update or delete on ledger.journal
  for each statement execute function public.refuse_change();
create trigger journal_never_emptied before truncate on ledger.journal
  for each statement execute function public.refuse_change();
create trigger entry_append_only before update or delete on ledger.entry
  for each statement execute function public.refuse_change();
create trigger entry_never_emptied before truncate on ledger.entry
  for each statement execute function public.refuse_change();

create function ledger.guard_account() returns trigger
  language plpgsql as $$
begin
  if (new.account_id, new.code, new.chart, new.kind, new.normal_side, new.currency, new.member_id,
      new.min_balance, new.opened_at)
     is distinct from
     (old.account_id, old.code, old.chart, old.kind, old.normal_side, old.currency, old.member_id,
      old.min_balance, old.opened_at)
     or (new.balance is distinct from old.balance and new.version <= old.version) then
    raise exception 'account % cannot become another', old.code
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function ledger.guard_account() is 'Only the balance of an account moves, and its end.';
create trigger account_guarded before update on ledger.account
  for each row execute function ledger.guard_account();
create trigger account_kept before delete on ledger.account
  for each statement execute function public.refuse_change();
create trigger account_never_emptied before truncate on ledger.account
  for each statement execute function public.refuse_change();

create table ledger.sale (
  journal_id bigint primary key,
  order_ref text not null unique,
  work_ref text not null,
  work_title text not null,
  licence_class text not null,
  member_id uuid not null references members.member (member_id),
  currency char(3) not null,
  net bigint not null check (net > 0),
  creator_part bigint not null check (creator_part >= 0),
  operating_part bigint not null check (operating_part >= 0),
  solidarity_part bigint not null check (solidarity_part >= 0),
  reserve_part bigint not null check (reserve_part >= 0),
  creator_bp integer not null check (creator_bp between 0 and 10000),
  operating_bp integer not null check (operating_bp between 0 and 10000),
  solidarity_bp integer not null check (solidarity_bp between 0 and 10000),
  reserve_bp integer not null check (reserve_bp between 0 and 10000),
  nonce bytea not null check (octet_length(nonce) = 16),
  journal_digest bytea not null check (octet_length(journal_digest) = 32),
  entry_id bigint not null unique references register.entry (entry_id),
  foreign key (journal_id, currency) references ledger.journal (journal_id, currency),
  check (creator_part + operating_part + solidarity_part + reserve_part = net),
  check (creator_bp + operating_bp + solidarity_bp + reserve_bp = 10000)
);
comment on table ledger.sale is
  'What a sale journal is about, for the creator''s statement, with the rates it was divided by: '
  'the cents can be computed again from this row alone, whatever is voted later. Never changed.';
comment on column ledger.sale.order_ref is 'Outside form of the order.';
comment on column ledger.sale.work_ref is 'Outside form of the work.';
comment on column ledger.sale.work_title is 'As it was when sold.';
comment on column ledger.sale.net is 'Price without tax, minor units.';
comment on column ledger.sale.creator_bp is 'Basis points of the net price.';
comment on column ledger.sale.nonce is 'Keeps the published digest from being guessed.';
comment on column ledger.sale.journal_digest is 'What the register shows of this sale.';
comment on column ledger.sale.entry_id is 'Where it stands in the register.';
create index sale_member on ledger.sale (member_id, journal_id);
create trigger sale_append_only before update or delete on ledger.sale
  for each statement execute function public.refuse_change();
create trigger sale_never_emptied before truncate on ledger.sale
  for each statement execute function public.refuse_change();
