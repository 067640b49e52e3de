-- Terms, offers and granted licences. Nothing here is ever changed; what ends gets a row that says so.

create table licensing.terms (
  digest bytea primary key,
  licence_class text not null check (licence_class in ('STANDARD')),
  version integer not null check (version >= 1),
  body text not null,
  deed_en text not null,
  deed_de text not null,
  legal_en text not null,
  legal_de text not null,
  in_force_from timestamptz not null,
  entry_id bigint not null unique references register.entry (entry_id),
  constraint terms_version_once unique (licence_class, version),
  -- Two versions cannot begin at one instant, so that the one in force is never in doubt.
  constraint terms_one_beginning unique (licence_class, in_force_from),
  constraint terms_hash check (digest = sha256(convert_to(body, 'UTF8'))),
  -- "is true", because a check lets pass what it cannot tell, and so would a missing field.
  constraint terms_class check ((body::jsonb ->> 'class' = licence_class) is true),
  constraint terms_number check (((body::jsonb ->> 'version')::integer = version) is true),
  -- The hash of the terms covers the legal texts too, to the last sign.
  constraint terms_text_en
    check (
      (body::jsonb #>> '{legalText,en}' = encode(sha256(convert_to(legal_en, 'UTF8')), 'hex'))
        is true),
  constraint terms_text_de
    check (
      (body::jsonb #>> '{legalText,de}' = encode(sha256(convert_to(legal_de, 'UTF8')), 'hex'))
        is true),
  -- Whatever the code says: no terms without a refusal of every use by artificial intelligence.
  constraint terms_no_training check ((body::jsonb #>> '{aiUses,TRAINING}' = 'PROHIBITED') is true),
  constraint terms_no_ai
    check (not jsonb_path_exists(body::jsonb, '$.aiUses.* ? (@ != "PROHIBITED")')),
  constraint terms_no_perpetual_exclusive
    check (
      (body::jsonb ->> 'exclusivity' = 'NONE' or body::jsonb ->> 'term' <> 'PERPETUAL') is true)
);
comment on table licensing.terms is 'Versions of licence terms with all their texts as they were published. Kept for ever.';
comment on column licensing.terms.digest is 'SHA-256 of the body; names the version in addresses and on certificates.';
comment on column licensing.terms.licence_class is 'Which licence.';
comment on column licensing.terms.version is 'From 1 for each licence.';
comment on column licensing.terms.body is 'The terms as data in canonical JSON (RFC 8785), with the hashes of the legal texts.';
comment on column licensing.terms.deed_en is 'Short sentences in English, canonical JSON.';
comment on column licensing.terms.deed_de is 'Short sentences in German, canonical JSON.';
comment on column licensing.terms.legal_en is 'Legal text in English.';
comment on column licensing.terms.legal_de is 'Legal text in German.';
comment on column licensing.terms.in_force_from is 'From when new offers and grants are under this version, until the next one begins.';
comment on column licensing.terms.entry_id is 'Where the version stands in the register.';

create trigger terms_append_only before update or delete on licensing.terms
  for each row execute function public.refuse_change();
create trigger terms_never_emptied before truncate on licensing.terms
  for each statement execute function public.refuse_change();

create table licensing.offer (
  offer_number bigint generated always as identity primary key,
  work_id uuid not null references catalogue.work (work_id) on delete cascade,
  licence_class text not null check (licence_class in ('STANDARD')),
  price bigint not null check (price between 1 and 100000000),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  policy_version integer not null references policy.version (policy_version),
  offered_at timestamptz not null
);
comment on table licensing.offer is 'Prices that makers set, the whole history; the newest row of a work stands.';
comment on column licensing.offer.offer_number is 'Order in which prices were set.';
comment on column licensing.offer.work_id is 'Which work.';
comment on column licensing.offer.licence_class is 'Which licence.';
comment on column licensing.offer.price is 'Before tax, in minor units.';
comment on column licensing.offer.currency is 'ISO 4217.';
comment on column licensing.offer.policy_version is 'Version of the voted document whose floor the price was measured by.';
comment on column licensing.offer.offered_at is 'When the maker set it.';

create index offer_standing on licensing.offer (work_id, licence_class, offer_number desc);

create function licensing.keep_offers() returns trigger
  language plpgsql as $$
begin
  if exists (select from catalogue.work where work_id = old.work_id) then
    raise exception 'licensing.offer is append-only: DELETE is refused'
      using errcode = 'restrict_violation';
  end if;
  return old;
end;
$$;
comment on function licensing.keep_offers() is 'The price of a draft goes with the draft; every other stays.';

create trigger offer_never_changed before update on licensing.offer
  for each row execute function public.refuse_change();
create trigger offer_goes_with_its_draft before delete on licensing.offer
  for each row execute function licensing.keep_offers();
create trigger offer_never_emptied before truncate on licensing.offer
  for each statement execute function public.refuse_change();

create table licensing.licence (
  licence_id uuid primary key,
  number bigint not null unique generated always as identity,
  verification text not null unique check (verification ~ '^[0-9a-hjkmnp-tv-z]{26}$'),
  order_line uuid not null unique,
  work_id uuid not null references catalogue.work (work_id),
  title text not null check (length(title) between 1 and 200),
  maker text not null check (length(maker) between 1 and 200),
  person_id uuid not null references identity.person (person_id),
  licensee text not null check (length(licensee) between 1 and 200),
  licence_class text not null check (licence_class in ('STANDARD')),
  terms_digest bytea not null references licensing.terms (digest),
  price bigint not null check (price > 0),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  policy_version integer not null references policy.version (policy_version),
  file_digest bytea not null references vault.blob (digest),
  record text not null,
  entry_id bigint not null unique references register.entry (entry_id),
  granted_at timestamptz not null,
  constraint licence_record_file check ((record::jsonb ->> 'file' = encode(file_digest, 'hex')) is true),
  constraint licence_record_terms check ((record::jsonb ->> 'terms' = encode(terms_digest, 'hex')) is true),
  constraint licence_record_verification check ((record::jsonb ->> 'verification' = verification) is true)
);
comment on table licensing.licence is 'Licences as they were granted. Never changed.';
comment on column licensing.licence.licence_id is 'Version 7, made by the application.';
comment on column licensing.licence.number is 'What people call it by; may have gaps where a grant was given up.';
comment on column licensing.licence.verification is 'What strangers check it by: 130 random bits.';
comment on column licensing.licence.order_line is 'The line of the order; one licence a line.';
comment on column licensing.licence.work_id is 'Which work.';
comment on column licensing.licence.title is 'Of the work, on the day of the grant.';
comment on column licensing.licence.maker is 'Name of the maker, on the day of the grant.';
comment on column licensing.licence.person_id is 'Who bought it.';
comment on column licensing.licence.licensee is 'Who is licensed, as on the certificate.';
comment on column licensing.licence.licence_class is 'Which licence.';
comment on column licensing.licence.terms_digest is 'The terms that hold, for good.';
comment on column licensing.licence.price is 'Paid, before tax, in minor units.';
comment on column licensing.licence.currency is 'ISO 4217.';
comment on column licensing.licence.policy_version is 'Version of the voted document that the sale was made under.';
comment on column licensing.licence.file_digest is 'SHA-256 of the original that is handed out.';
comment on column licensing.licence.record is 'Canonical JSON of the grant, the licensee only as a hash; its SHA-256 stands in the register.';
comment on column licensing.licence.entry_id is 'Where it stands in the register.';
comment on column licensing.licence.granted_at is 'When it was granted.';

create index licence_of_person on licensing.licence (person_id, granted_at desc);
create index licence_of_work on licensing.licence (work_id);

create trigger licence_append_only before update or delete on licensing.licence
  for each row execute function public.refuse_change();
create trigger licence_never_emptied before truncate on licensing.licence
  for each statement execute function public.refuse_change();

create table licensing.revocation (
  licence_id uuid primary key references licensing.licence (licence_id),
  reason text not null check (reason in ('REFUNDED', 'TERMS_BROKEN', 'DECIDED')),
  revoked_at timestamptz not null,
  entry_id bigint not null unique references register.entry (entry_id)
);
comment on table licensing.revocation is 'Licences that ended.';
comment on column licensing.revocation.licence_id is 'Which one.';
comment on column licensing.revocation.reason is 'Why.';
comment on column licensing.revocation.revoked_at is 'When.';
comment on column licensing.revocation.entry_id is 'Where the end stands in the register.';

create trigger revocation_append_only before update or delete on licensing.revocation
  for each row execute function public.refuse_change();
create trigger revocation_never_emptied before truncate on licensing.revocation
  for each statement execute function public.refuse_change();

create table licensing.signing_key (
  purpose text primary key check (purpose in ('download', 'certificate')),
  secret bytea not null check (octet_length(secret) = 32),
  made_at timestamptz not null
);
comment on table licensing.signing_key is 'Keys that sign links. Removing one makes its links worthless and a new one is made.';
comment on column licensing.signing_key.purpose is 'What it signs.';
comment on column licensing.signing_key.secret is '32 random bytes for HMAC-SHA-256.';
comment on column licensing.signing_key.made_at is 'When it was made.';
