-- The public register: append-only, each entry hashed as a leaf of an RFC 6962 tree.
create table register.entry (
  entry_id bigint generated always as identity primary key,
  kind text not null check (kind ~ '^[a-z]+(\.[a-z]+)+$'),
  body text not null check (octet_length(body) between 2 and 65535),
  leaf_digest bytea not null,
  recorded_at timestamptz not null,
  -- The database itself recomputes the hash: no entry can stand under a wrong one.
  constraint entry_leaf_hash
    check (leaf_digest = sha256('\x00'::bytea || convert_to(body, 'UTF8')))
);
comment on table register.entry is 'Statements of all rooms in the order of their numbers; never changed, never removed, no personal data.';
comment on column register.entry.entry_id is 'Number of the entry. Rolled-back transactions leave gaps; it is not the index in a tree.';
comment on column register.entry.kind is 'What happened, for example policy.version.';
comment on column register.entry.body is 'Canonical JSON (RFC 8785) of the statement; exactly this text is hashed.';
comment on column register.entry.leaf_digest is 'SHA-256 over a zero byte and the body in UTF-8 (RFC 6962, section 2.1).';
comment on column register.entry.recorded_at is 'Instant of the fact, as in the body.';

create index entry_by_kind on register.entry (kind, entry_id desc);

create trigger entry_append_only before update or delete on register.entry
  for each row execute function public.refuse_change();
create trigger entry_never_emptied before truncate on register.entry
  for each statement execute function public.refuse_change();
