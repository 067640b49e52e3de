-- The schema as the migrations leave it. Written by SchemaTests; do not edit by hand:
-- ./mvnw test -Dtest=SchemaTests -Dbyhand.test.args=-Dbyhand.schema.write=true

create schema catalogue;
create schema checkout;
create schema governance;
create schema identity;
create schema jobs;
create schema ledger;
create schema licensing;
create schema members;
create schema moderation;
create schema notifications;
create schema payments;
create schema payouts;
create schema policy;
create schema provenance;
create schema register;
create schema vault;


create table policy.version (
    rule text default 'policy'::text not null,
    policy_version integer not null,
    in_force_from timestamp with time zone not null,
    in_force_until timestamp with time zone,
    in_force tstzrange generated always as (tstzrange(in_force_from, in_force_until, '[)'::text)) not null,
    body text not null,
    digest bytea not null,
    previous_digest bytea,
    cause text not null,
    proposal_number integer,
    entry_id bigint not null,
    adopted_at timestamp with time zone not null
);
create table register.entry (
    entry_id bigint generated always as identity not null,
    kind text not null,
    body text not null,
    leaf_digest bytea not null,
    recorded_at timestamp with time zone not null
);
create table vault.blob (
    digest bytea not null,
    bytes bigint not null,
    stored_at timestamp with time zone not null
);

alter table policy.version add constraint version_cause CHECK (((cause = 'BALLOT'::text) = (proposal_number IS NOT NULL)));
alter table policy.version add constraint version_cause_check CHECK ((cause = ANY (ARRAY['GENESIS'::text, 'BALLOT'::text])));
alter table policy.version add constraint version_chain CHECK (((policy_version = 1) = (previous_digest IS NULL)));
alter table policy.version add constraint version_commission CHECK ((((((body)::jsonb #>> '{values,commission.standard}'::text[]))::integer >= 500) AND ((((body)::jsonb #>> '{values,commission.standard}'::text[]))::integer <= 5000)));
alter table policy.version add constraint version_founding CHECK (((policy_version = 1) = (cause = 'GENESIS'::text)));
alter table policy.version add constraint version_hash CHECK ((digest = sha256(convert_to(body, 'UTF8'::name))));
alter table policy.version add constraint version_policy_version_check CHECK ((policy_version >= 1));
alter table policy.version add constraint version_proposal_number_check CHECK ((proposal_number >= 1));
alter table policy.version add constraint version_range CHECK ((in_force_until > in_force_from));
alter table policy.version add constraint version_rule_check CHECK ((rule = 'policy'::text));
alter table policy.version add constraint version_shares CHECK ((((((body)::jsonb #>> '{values,solidarity.rate}'::text[]))::integer + (((body)::jsonb #>> '{values,reserve.sale}'::text[]))::integer) <= (((body)::jsonb #>> '{values,commission.standard}'::text[]))::integer));
alter table policy.version add constraint version_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES register.entry(entry_id);
alter table policy.version add constraint version_pkey PRIMARY KEY (rule, in_force WITHOUT OVERLAPS);
alter table policy.version add constraint version_digest_key UNIQUE (digest);
alter table policy.version add constraint version_entry_id_key UNIQUE (entry_id);
alter table policy.version add constraint version_policy_version_key UNIQUE (policy_version);
alter table register.entry add constraint entry_body_check CHECK (((octet_length(body) >= 2) AND (octet_length(body) <= 65535)));
alter table register.entry add constraint entry_kind_check CHECK ((kind ~ '^[a-z]+(\.[a-z]+)+$'::text));
alter table register.entry add constraint entry_leaf_hash CHECK ((leaf_digest = sha256(('\x00'::bytea || convert_to(body, 'UTF8'::name)))));
alter table register.entry add constraint entry_pkey PRIMARY KEY (entry_id);
alter table vault.blob add constraint blob_digest_is_sha256 CHECK ((octet_length(digest) = 32));
alter table vault.blob add constraint blob_is_not_empty CHECK ((bytes > 0));
alter table vault.blob add constraint blob_pkey PRIMARY KEY (digest);

CREATE INDEX entry_by_kind ON register.entry USING btree (kind, entry_id DESC);


CREATE OR REPLACE FUNCTION policy.continue_the_chain()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.policy_version > 1 and not exists (
      select from policy.version before
      where before.policy_version = new.policy_version - 1
        and before.digest = new.previous_digest
        and before.in_force_until = new.in_force_from) then
    raise exception 'policy version % does not continue the one before', new.policy_version
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION policy.no_gap()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
      select from policy.version after where after.in_force_from = new.in_force_until) then
    raise exception 'policy version % was closed without a successor', new.policy_version
      using errcode = 'restrict_violation';
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION policy.only_close_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.in_force_until is not null
      or new.in_force_until is null
      or (new.policy_version, new.in_force_from, new.body, new.digest, new.cause, new.entry_id,
          new.adopted_at, new.rule)
        is distinct from
        (old.policy_version, old.in_force_from, old.body, old.digest, old.cause, old.entry_id,
          old.adopted_at, old.rule)
      or new.previous_digest is distinct from old.previous_digest
      or new.proposal_number is distinct from old.proposal_number then
    raise exception 'policy.version is append-only: only the open end may be closed, once'
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only: % is refused', tg_table_schema || '.' || tg_table_name, tg_op
    using errcode = 'restrict_violation';
end;
$function$
;

CREATE TRIGGER version_continues BEFORE INSERT ON policy.version FOR EACH ROW EXECUTE FUNCTION policy.continue_the_chain();
CREATE CONSTRAINT TRIGGER version_leaves_no_gap AFTER UPDATE ON policy.version DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION policy.no_gap();
CREATE TRIGGER version_never_emptied BEFORE TRUNCATE ON policy.version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER version_never_removed BEFORE DELETE ON policy.version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER version_only_closes BEFORE UPDATE ON policy.version FOR EACH ROW EXECUTE FUNCTION policy.only_close_once();
CREATE TRIGGER entry_append_only BEFORE DELETE OR UPDATE ON register.entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_never_emptied BEFORE TRUNCATE ON register.entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER blob_is_never_changed BEFORE UPDATE ON vault.blob FOR EACH ROW EXECUTE FUNCTION refuse_change();

comment on table policy.version is 'Versions of the voted document. Written by an adopted vote and by nothing else; changed only by closing the open end, once.';
comment on column policy.version.rule is 'Always policy; the temporal key needs a plain column beside the range.';
comment on column policy.version.policy_version is 'Number of the version, from 1 without gaps.';
comment on column policy.version.in_force_from is 'First instant at which it is in force.';
comment on column policy.version.in_force_until is 'First instant at which its successor is in force; null for the newest.';
comment on column policy.version.in_force is 'The two instants as a half-open range, for the temporal key.';
comment on column policy.version.body is 'The document in canonical JSON (RFC 8785); exactly this text is hashed.';
comment on column policy.version.digest is 'SHA-256 of the body in UTF-8.';
comment on column policy.version.previous_digest is 'Hash of the version before.';
comment on column policy.version.cause is 'Founding or ballot.';
comment on column policy.version.proposal_number is 'Number of the proposal that was adopted.';
comment on column policy.version.entry_id is 'Where the version stands in the register.';
comment on column policy.version.adopted_at is 'When the row was written.';
comment on table register.entry is 'Statements of all rooms in the order of their numbers; never changed, never removed, no personal data.';
comment on column register.entry.entry_id is 'Number of the entry. Rolled-back transactions leave gaps; it is not the index in a tree.';
comment on column register.entry.kind is 'What happened, for example policy.version.';
comment on column register.entry.body is 'Canonical JSON (RFC 8785) of the statement; exactly this text is hashed.';
comment on column register.entry.leaf_digest is 'SHA-256 over a zero byte and the body in UTF-8 (RFC 6962, section 2.1).';
comment on column register.entry.recorded_at is 'Instant of the fact, as in the body.';
comment on table vault.blob is 'Originals and renditions, addressed by their content. Never changed.';
comment on column vault.blob.digest is 'SHA-256 of the content (FIPS 180-4), 32 bytes.';
comment on column vault.blob.bytes is 'Length of the content in bytes, 1 or more.';
comment on column vault.blob.stored_at is 'When the content was stored for the first time.';
