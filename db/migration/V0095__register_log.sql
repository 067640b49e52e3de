-- The log over the register's entries: a tree (RFC 6962) in tiles (C2SP tlog-tiles), sealed by
-- signed checkpoints. An entry is written in the transaction of its fact and waits in the outbox;
-- the one sequencer gives it its place.

create table register.outbox (
  entry_id bigint primary key references register.entry (entry_id)
);
comment on table register.outbox is 'Entries that have no place in the log yet; filled by the database itself, emptied by the sequencer.';
comment on column register.outbox.entry_id is 'Which entry waits.';

create table register.leaf (
  leaf_index bigint primary key check (leaf_index >= 0),
  entry_id bigint not null unique references register.entry (entry_id)
);
comment on table register.leaf is 'The place of each entry in the log; never changed, without gaps.';
comment on column register.leaf.leaf_index is 'Counted from 0, one after the other.';
comment on column register.leaf.entry_id is 'Which entry stands there; its hash is the leaf of the tree.';

create table register.tile (
  tile_level smallint check (tile_level between 0 and 7),
  tile_index bigint check (tile_index >= 0),
  hashes bytea not null check (octet_length(hashes) = 8192),
  root_digest bytea not null check (octet_length(root_digest) = 32),
  primary key (tile_level, tile_index)
);
comment on table register.tile is 'Full tiles only. A partial tile is read from the row of hashes below it, so that nothing is ever rewritten.';
comment on column register.tile.tile_level is '0 for hashes of entries; one level up, each hash stands for a full tile.';
comment on column register.tile.tile_index is 'Place within the level, from 0.';
comment on column register.tile.hashes is 'Its 256 hashes of 32 bytes one after the other, the file as it is published.';
comment on column register.tile.root_digest is 'The hash over the whole tile, which stands in the tile of the next level.';

create table register.checkpoint (
  tree_size bigint primary key check (tree_size >= 1),
  last_leaf bigint not null unique references register.leaf (leaf_index),
  root_digest bytea not null check (octet_length(root_digest) = 32),
  note text not null,
  log_key text not null,
  sealed_at timestamptz not null,
  constraint checkpoint_ends_with_its_last_leaf check (last_leaf = tree_size - 1)
);
comment on table register.checkpoint is 'States of the log which it has signed; never changed.';
comment on column register.checkpoint.tree_size is 'How many entries the log had.';
comment on column register.checkpoint.last_leaf is 'The last of them: nothing is sealed that is not kept.';
comment on column register.checkpoint.root_digest is 'The root of the tree over them (RFC 9162, section 2.1.1).';
comment on column register.checkpoint.note is 'The checkpoint as a signed note with the signature of the log alone (C2SP tlog-checkpoint).';
comment on column register.checkpoint.log_key is 'The public key that verifies the signature, as name, hash and base64.';
comment on column register.checkpoint.sealed_at is 'When it was signed.';

create table register.cosignature (
  tree_size bigint references register.checkpoint (tree_size),
  witness text,
  line text not null,
  cosigned_at timestamptz not null,
  primary key (tree_size, witness)
);
comment on table register.cosignature is 'Signatures of witnesses under checkpoints (C2SP tlog-cosignature); the first of each witness is kept.';
comment on column register.cosignature.tree_size is 'Which checkpoint.';
comment on column register.cosignature.witness is 'The public key of the witness, as name, hash and base64.';
comment on column register.cosignature.line is 'The signature line as it stands in the note.';
comment on column register.cosignature.cosigned_at is 'When the witness says to have signed.';

create table register.salt (
  entry_id bigint references register.entry (entry_id),
  fact text,
  salt bytea check (octet_length(salt) between 16 and 65),
  erased_at timestamptz,
  primary key (entry_id, fact),
  constraint salt_kept_or_erased check ((salt is null) = (erased_at is not null))
);
comment on table register.salt is 'What stood in front of a record about a person when its hash was made. Erasing it is the one change the register allows.';
comment on column register.salt.entry_id is 'In which entry the hash stands.';
comment on column register.salt.fact is 'Under which name it stands there.';
comment on column register.salt.salt is 'The hash is SHA-256 over these bytes and the record in UTF-8; without them nobody can find out what was hashed.';
comment on column register.salt.erased_at is 'When the salt was erased.';

create trigger outbox_never_changed before update on register.outbox
  for each row execute function public.refuse_change();
create trigger outbox_never_emptied before truncate on register.outbox
  for each statement execute function public.refuse_change();
create trigger leaf_append_only before update or delete on register.leaf
  for each row execute function public.refuse_change();
create trigger leaf_never_emptied before truncate on register.leaf
  for each statement execute function public.refuse_change();
create trigger tile_append_only before update or delete on register.tile
  for each row execute function public.refuse_change();
create trigger tile_never_emptied before truncate on register.tile
  for each statement execute function public.refuse_change();
create trigger checkpoint_append_only before update or delete on register.checkpoint
  for each row execute function public.refuse_change();
create trigger checkpoint_never_emptied before truncate on register.checkpoint
  for each statement execute function public.refuse_change();
create trigger cosignature_append_only before update or delete on register.cosignature
  for each row execute function public.refuse_change();
create trigger cosignature_never_emptied before truncate on register.cosignature
  for each statement execute function public.refuse_change();
create trigger salt_never_removed before delete on register.salt
  for each row execute function public.refuse_change();
create trigger salt_never_emptied before truncate on register.salt
  for each statement execute function public.refuse_change();

create function register.put_in_the_outbox() returns trigger
  language plpgsql as $$
begin
  insert into register.outbox (entry_id) values (new.entry_id);
  return null;
end;
$$;
comment on function register.put_in_the_outbox() is 'Every entry waits for its place, whoever wrote it.';
create trigger entry_waits after insert on register.entry
  for each row execute function register.put_in_the_outbox();

create function register.let_go_what_has_a_place() returns trigger
  language plpgsql as $$
begin
  if not exists (select from register.leaf where entry_id = old.entry_id) then
    raise exception 'entry % has no place in the log yet', old.entry_id
      using errcode = 'restrict_violation';
  end if;
  return old;
end;
$$;
comment on function register.let_go_what_has_a_place() is 'Nothing leaves the outbox but into the log.';
create trigger outbox_until_placed before delete on register.outbox
  for each row execute function register.let_go_what_has_a_place();

create function register.refuse_gaps() returns trigger
  language plpgsql as $$
declare
  first bigint;
  last bigint;
  added bigint;
begin
  select min(leaf_index), max(leaf_index), count(*) into first, last, added from fresh;
  if added > 0 and (last - first + 1 <> added
      or (first > 0 and not exists (select from register.leaf where leaf_index = first - 1)))
  then
    raise exception 'places are given one after the other' using errcode = 'restrict_violation';
  end if;
  return null;
end;
$$;
comment on function register.refuse_gaps() is 'With the key and without deletions this keeps the places consecutive from 0.';
create trigger leaf_without_gaps after insert on register.leaf
  referencing new table as fresh
  for each statement execute function register.refuse_gaps();

create function register.only_erase() returns trigger
  language plpgsql as $$
begin
  if new.entry_id <> old.entry_id or new.fact <> old.fact
      or old.salt is null or new.salt is not null
  then
    raise exception 'a salt is kept or erased, never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function register.only_erase() is 'Of a salt only its erasure is allowed.';
create trigger salt_only_erased before update on register.salt
  for each row execute function register.only_erase();

-- What was written so far moves over: it waits in the outbox and gets its places in the order of
-- the entries. The texts stay where they are, byte for byte.
insert into register.outbox (entry_id) select entry_id from register.entry order by entry_id;

comment on table register.entry is 'Statements of all rooms as they were made; never changed, never removed, no personal data in clear.';
comment on column register.entry.entry_id is 'Number of the entry. Rolled-back transactions leave gaps; its place in the log is in register.leaf.';
