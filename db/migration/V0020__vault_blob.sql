-- Which bytes the vault keeps. The bytes themselves lie in the directory of the vault under their
-- digest; a row is written only after they are durable, so a row without bytes means a lost disk.
create table vault.blob (
  digest bytea primary key,
  bytes bigint not null,
  stored_at timestamptz not null,
  constraint blob_digest_is_sha256 check (octet_length(digest) = 32),
  constraint blob_is_not_empty check (bytes > 0)
);
comment on table vault.blob is 'Originals and renditions, addressed by their content. Never changed.';
comment on column vault.blob.digest is 'SHA-256 of the content (FIPS 180-4), 32 bytes.';
comment on column vault.blob.bytes is 'Length of the content in bytes, 1 or more.';
comment on column vault.blob.stored_at is 'When the content was stored for the first time.';

-- What is stored is never changed. Removing stays possible: a person may have a right to it.
create trigger blob_is_never_changed
  before update on vault.blob
  for each row execute function public.refuse_change();
