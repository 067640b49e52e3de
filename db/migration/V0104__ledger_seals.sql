-- Seals: the journals are sealed in batches, outside the transactions of money, so that nobody
-- waits for a chain of hashes. A seal is the root of a tree (RFC 6962) over the digests of its
-- journals; it names the seal before, and stands in the public register.

create function ledger.journal_text(number bigint, nonce bytea) returns text
  language sql stable as $$
  select 'byhand journal 2' || e'\n'
    || encode(sha256(nonce || convert_to(j.journal_id::text, 'UTF8')), 'hex') || e'\n'
    || j.journal_id || e'\n' || j.kind || e'\n' || j.idem_key || e'\n' || j.cause || e'\n'
    || 'policy ' || j.policy_version || e'\n'
    || 'reverses ' || coalesce(j.reverses_journal::text, '-') || e'\n'
    || (extract(epoch from j.effective_at) * 1000000)::bigint || e'\n'
    || (extract(epoch from j.recorded_at) * 1000000)::bigint || e'\n'
    || (select string_agg(a.code || ' ' || e.amount || e'\n', '' order by e.seq)
        from ledger.entry e join ledger.account a using (account_id)
        where e.journal_id = j.journal_id)
  from ledger.journal j where j.journal_id = number
$$;
comment on function ledger.journal_text(bigint, bytea) is
  'What is hashed of a journal: its own nonce, made from that of the seal, so that one can be shown '
  'without giving away the others; then all that stands in the books, times in microseconds.';

create function ledger.tree_root(leaves bytea[]) returns bytea
  language plpgsql immutable as $$
declare
  size integer := cardinality(leaves);
  split integer := 1;
begin
  if size = 0 then
    return sha256(''::bytea);
  elsif size = 1 then
    return sha256('\x00'::bytea || leaves[1]);
  end if;
  while split * 2 < size loop
    split := split * 2;
  end loop;
  return sha256('\x01'::bytea || ledger.tree_root(leaves[1:split])
    || ledger.tree_root(leaves[split + 1:size]));
end;
$$;
comment on function ledger.tree_root(bytea[]) is 'The root of a Merkle tree, RFC 6962, section 2.1.';

create function ledger.seal_root(lowest bigint, highest bigint, nonce bytea) returns bytea
  language sql stable as $$
  select ledger.tree_root(coalesce(
    array_agg(
      sha256(convert_to(ledger.journal_text(journal_id, nonce), 'UTF8')) order by journal_id),
    '{}'))
  from ledger.journal where journal_id between lowest and highest
$$;
comment on function ledger.seal_root(bigint, bigint, bytea) is
  'What the root of a seal over these journals must be, computed from the rows.';

create table ledger.seal (
  seal_number bigint primary key check (seal_number >= 1),
  from_journal bigint not null unique check (from_journal >= 1),
  to_journal bigint not null unique references ledger.journal (journal_id),
  journals bigint not null check (journals >= 1),
  nonce bytea not null check (octet_length(nonce) = 32),
  root_digest bytea not null,
  previous_digest bytea not null,
  seal_digest bytea not null unique,
  entry_id bigint not null unique references register.entry (entry_id),
  sealed_at timestamptz not null,
  check (from_journal <= to_journal),
  check (seal_digest = sha256(convert_to(
    'byhand seal 1' || e'\n' || seal_number || e'\n' || from_journal || e'\n' || to_journal || e'\n'
    || journals || e'\n' || encode(root_digest, 'hex') || e'\n'
    || encode(previous_digest, 'hex') || e'\n', 'UTF8')))
);
comment on table ledger.seal is 'Seals over batches of journals, each naming the one before. Never changed.';
comment on column ledger.seal.seal_number is 'From 1 without gaps.';
comment on column ledger.seal.from_journal is 'One more than the last journal of the seal before.';
comment on column ledger.seal.journals is 'How many there are; the numbers of journals have gaps.';
comment on column ledger.seal.nonce is 'Keeps the root from being guessed; not published.';
comment on column ledger.seal.root_digest is 'Root of the tree over the journals'' digests.';
comment on column ledger.seal.previous_digest is 'Digest of the seal before; zeros for the first.';
comment on column ledger.seal.seal_digest is 'SHA-256 of all that is published of this seal.';
comment on column ledger.seal.entry_id is 'Where it stands in the register.';

create function ledger.continue_seals() returns trigger
  language plpgsql as $$
begin
  if new.seal_number > 1 and not exists (
    select from ledger.seal
    where seal_number = new.seal_number - 1
      and to_journal + 1 = new.from_journal
      and seal_digest = new.previous_digest
  ) or new.seal_number = 1 and (
    new.from_journal <> 1 or new.previous_digest <> decode(repeat('00', 32), 'hex')
  ) then
    raise exception 'seal % does not continue the one before', new.seal_number
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function ledger.continue_seals() is 'Each seal begins where the one before ended.';
create trigger seal_continues before insert on ledger.seal
  for each row execute function ledger.continue_seals();

-- Balances of the co-op's own accounts are summed. So that summing does not take longer every
-- year, a job notes now and then what the sums were; a balance is the note and the entries after.
create table ledger.account_snapshot (
  account_id bigint not null references ledger.account (account_id),
  as_of_journal bigint not null references ledger.journal (journal_id),
  debits bigint not null check (debits >= 0),
  credits bigint not null check (credits >= 0),
  entries bigint not null check (entries >= 1),
  taken_at timestamptz not null,
  primary key (account_id, as_of_journal)
);
comment on table ledger.account_snapshot is
  'What the entries of one of the co-op''s own accounts summed to, up to a journal. Never changed.';
comment on column ledger.account_snapshot.as_of_journal is
  'The last journal that is in it; none below it can come any more.';
comment on column ledger.account_snapshot.debits is 'Minor units.';
comment on column ledger.account_snapshot.credits is 'Minor units, above zero.';

do $$
declare
  kept text;
begin
  foreach kept in array array['seal', 'account_snapshot'] loop
    execute format(
      'create trigger %1$s_append_only before update or delete on ledger.%1$s '
      'for each statement execute function public.refuse_change()', kept);
    execute format(
      'create trigger %1$s_never_emptied before truncate on ledger.%1$s '
      'for each statement execute function public.refuse_change()', kept);
  end loop;
end;
$$;
