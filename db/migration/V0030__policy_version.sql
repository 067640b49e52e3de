-- The voted document: one row a version, each naming the hash of the one before.
create table policy.version (
  rule text not null default 'policy' check (rule = 'policy'),
  policy_version integer not null unique check (policy_version >= 1),
  in_force_from timestamptz not null,
  in_force_until timestamptz,
  in_force tstzrange not null generated always as (tstzrange(in_force_from, in_force_until, '[)')) stored,
  body text not null,
  digest bytea not null unique,
  previous_digest bytea,
  cause text not null check (cause in ('GENESIS', 'BALLOT')),
  proposal_number integer check (proposal_number >= 1),
  entry_id bigint not null unique references register.entry (entry_id),
  adopted_at timestamptz not null,
  -- Two versions in force at one instant are impossible.
  primary key (rule, in_force without overlaps),
  constraint version_range check (in_force_until > in_force_from),
  constraint version_hash check (digest = sha256(convert_to(body, 'UTF8'))),
  constraint version_cause check ((cause = 'BALLOT') = (proposal_number is not null)),
  constraint version_chain check ((policy_version = 1) = (previous_digest is null)),
  constraint version_founding check ((policy_version = 1) = (cause = 'GENESIS')),
  -- The bounds of the statutes that money leans on, once more, beside those of the declarations.
  constraint version_commission
    check ((body::jsonb #>> '{values,commission.standard}')::integer between 500 and 5000),
  constraint version_shares
    check (
      (body::jsonb #>> '{values,solidarity.rate}')::integer
        + (body::jsonb #>> '{values,reserve.sale}')::integer
      <= (body::jsonb #>> '{values,commission.standard}')::integer)
);
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

create function policy.only_close_once() returns trigger
  language plpgsql as $$
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
$$;
comment on function policy.only_close_once() is 'A version never changes; when its successor comes, its end is filled in.';

create trigger version_only_closes before update on policy.version
  for each row execute function policy.only_close_once();
create trigger version_never_removed before delete on policy.version
  for each row execute function public.refuse_change();
create trigger version_never_emptied before truncate on policy.version
  for each statement execute function public.refuse_change();

create function policy.continue_the_chain() returns trigger
  language plpgsql as $$
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
$$;
comment on function policy.continue_the_chain() is 'A new version takes over where the last one ends and names its hash.';

create trigger version_continues before insert on policy.version
  for each row execute function policy.continue_the_chain();

create function policy.no_gap() returns trigger
  language plpgsql as $$
begin
  if not exists (
      select from policy.version after where after.in_force_from = new.in_force_until) then
    raise exception 'policy version % was closed without a successor', new.policy_version
      using errcode = 'restrict_violation';
  end if;
  return null;
end;
$$;
comment on function policy.no_gap() is 'Checked at commit: at every instant some version is in force.';

create constraint trigger version_leaves_no_gap after update on policy.version
  deferrable initially deferred
  for each row execute function policy.no_gap();
