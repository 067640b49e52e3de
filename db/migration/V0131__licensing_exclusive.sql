-- A second licence: exclusive for a year. What may be sold once is guarded here, not only in the
-- application: two exclusive licences of a work that run at the same time cannot be stored, nor can
-- two reservations of a work.

alter table licensing.terms
  drop constraint terms_licence_class_check,
  add constraint terms_licence_class_check check (licence_class in ('STANDARD', 'EXCLUSIVE')),
  add constraint terms_only_exclusive_is_exclusive
    check (((licence_class = 'EXCLUSIVE') = (body::jsonb ->> 'exclusivity' = 'FULL')) is true);
alter table licensing.offer
  drop constraint offer_licence_class_check,
  add constraint offer_licence_class_check check (licence_class in ('STANDARD', 'EXCLUSIVE'));
alter table licensing.licence
  drop constraint licence_licence_class_check,
  add constraint licence_licence_class_check check (licence_class in ('STANDARD', 'EXCLUSIVE'));

-- Offers that their maker ended. A later offer of the same licence stands again.
create table licensing.offer_end (
  offer_number bigint primary key references licensing.offer (offer_number) on delete cascade,
  ended_at timestamptz not null
);
comment on table licensing.offer_end is 'Offers that their maker took back.';
comment on column licensing.offer_end.offer_number is 'Which one.';
comment on column licensing.offer_end.ended_at is 'When.';
create trigger offer_end_never_changed before update on licensing.offer_end
  for each row execute function public.refuse_change();
create trigger offer_end_never_emptied before truncate on licensing.offer_end
  for each statement execute function public.refuse_change();

create function licensing.keep_offer_ends() returns trigger
  language plpgsql as $$
begin
  if exists (select from licensing.offer where offer_number = old.offer_number) then
    raise exception 'licensing.offer_end is append-only: DELETE is refused'
      using errcode = 'restrict_violation';
  end if;
  return old;
end;
$$;
comment on function licensing.keep_offer_ends() is 'It goes with the offer of a draft; every other stays.';
create trigger offer_end_goes_with_its_offer before delete on licensing.offer_end
  for each row execute function licensing.keep_offer_ends();

-- While an exclusive licence runs, no other begins.
create table licensing.exclusivity (
  licence_id uuid primary key references licensing.licence (licence_id),
  work_id uuid not null references catalogue.work (work_id),
  file_digest bytea not null references vault.blob (digest),
  starts_at timestamptz not null,
  agreed_until timestamptz not null,
  ends_at timestamptz not null,
  check (starts_at < agreed_until),
  check (ends_at between starts_at and agreed_until),
  -- L5: at most one at a time, whoever inserts and in whichever transaction. By the file and not by
  -- the work, because a work that was withdrawn may be handed in again under another id.
  constraint exclusivity_once
    exclude using gist (file_digest with =, tstzrange(starts_at, ends_at) with &&)
);
comment on table licensing.exclusivity is 'For how long exclusive licences close their works.';
comment on column licensing.exclusivity.licence_id is 'The licence.';
comment on column licensing.exclusivity.work_id is 'The work that is closed by it.';
comment on column licensing.exclusivity.file_digest is
  'SHA-256 of its original: the same file under another id is closed as well.';
comment on column licensing.exclusivity.starts_at is 'When it was granted.';
comment on column licensing.exclusivity.agreed_until is 'When the licence ends by itself. Never changed.';
comment on column licensing.exclusivity.ends_at is
  'When the work opens again: as agreed, or earlier because the licence was revoked.';

create function licensing.only_shorten_exclusivity() returns trigger
  language plpgsql as $$
begin
  if (new.licence_id, new.work_id, new.file_digest, new.starts_at, new.agreed_until)
     is distinct from
     (old.licence_id, old.work_id, old.file_digest, old.starts_at, old.agreed_until)
     or new.ends_at > old.ends_at then
    raise exception 'an exclusive licence can only end earlier: %', old.licence_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function licensing.only_shorten_exclusivity() is 'Nothing of it changes but an earlier end.';
create trigger exclusivity_guarded before update on licensing.exclusivity
  for each row execute function licensing.only_shorten_exclusivity();
create trigger exclusivity_kept before delete on licensing.exclusivity
  for each row execute function public.refuse_change();
create trigger exclusivity_never_emptied before truncate on licensing.exclusivity
  for each statement execute function public.refuse_change();

-- No exclusive licence without its row above, at the latest when the transaction ends.
alter table licensing.licence
  add column exclusive_of uuid
    generated always as (case when licence_class = 'EXCLUSIVE' then licence_id end) stored,
  add constraint licence_exclusive_is_guarded
    foreign key (exclusive_of) references licensing.exclusivity (licence_id)
    deferrable initially deferred;
comment on column licensing.licence.exclusive_of is
  'The licence itself if it is exclusive; ties it to its row in licensing.exclusivity.';

create table licensing.reservation (
  order_line uuid primary key,
  work_id uuid not null references catalogue.work (work_id),
  held_from timestamptz not null,
  held_until timestamptz not null,
  check (held_from <= held_until),
  -- A released one has an empty range, which overlaps with nothing.
  constraint reservation_once
    exclude using gist (work_id with =, tstzrange(held_from, held_until) with &&)
);
comment on table licensing.reservation is
  'Works kept for one line of an order while it is being paid, where only one can have the licence.';
comment on column licensing.reservation.order_line is 'The line it is kept for.';
comment on column licensing.reservation.work_id is 'Which work.';
comment on column licensing.reservation.held_from is 'Since when.';
comment on column licensing.reservation.held_until is
  'Until when: the end of the payment page, or the moment it was let go.';

create table licensing.freeze (
  freeze_number bigint generated always as identity primary key,
  work_id uuid not null references catalogue.work (work_id),
  frozen_from timestamptz not null,
  frozen_until timestamptz,
  reason text not null check (length(reason) <= 1000),
  check (frozen_until is null or frozen_from <= frozen_until),
  constraint freeze_once
    exclude using gist (work_id with =, tstzrange(frozen_from, frozen_until) with &&)
);
comment on table licensing.freeze is
  'Times in which the maker of a work does not sell it. Licences sold before stay valid.';
comment on column licensing.freeze.freeze_number is 'Order in which they began.';
comment on column licensing.freeze.work_id is 'Which work.';
comment on column licensing.freeze.frozen_from is 'Since when.';
comment on column licensing.freeze.frozen_until is 'Until when; empty while the end is open.';
comment on column licensing.freeze.reason is 'The maker''s note to themselves; may be empty.';

create function licensing.guard_freeze() returns trigger
  language plpgsql as $$
begin
  if (new.freeze_number, new.work_id, new.frozen_from, new.reason)
     is distinct from (old.freeze_number, old.work_id, old.frozen_from, old.reason)
     or (old.frozen_until is not null
         and (new.frozen_until is null or new.frozen_until > old.frozen_until)) then
    raise exception 'a freeze can only end, or end earlier: %', old.freeze_number
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function licensing.guard_freeze() is 'Nothing of it changes but its end.';
create trigger freeze_guarded before update on licensing.freeze
  for each row execute function licensing.guard_freeze();
create trigger freeze_kept before delete on licensing.freeze
  for each row execute function public.refuse_change();
create trigger freeze_never_emptied before truncate on licensing.freeze
  for each statement execute function public.refuse_change();

-- L5: at most one exclusive licence of a work at any instant, and nothing sold beside it.
create view oversight.l05_exclusive_once as
  select a.work_id::text as subject,
    format('exclusive licences %s and %s run at the same time', a.licence_id, b.licence_id) as detail
  from licensing.exclusivity a
  join licensing.exclusivity b
    on a.file_digest = b.file_digest and a.licence_id < b.licence_id
    and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
  union all
  select l.work_id::text,
    format('licence %s was granted while exclusive licence %s ran', l.licence_id, e.licence_id)
  from licensing.exclusivity e
  join licensing.licence l
    on l.file_digest = e.file_digest and l.licence_id <> e.licence_id
    and l.granted_at > e.starts_at and l.granted_at < e.ends_at
  union all
  select l.work_id::text, format('exclusive licence %s closes nothing', l.licence_id)
  from licensing.licence l
  left join licensing.exclusivity e on e.licence_id = l.licence_id
  where l.licence_class = 'EXCLUSIVE' and e.licence_id is null;
comment on view oversight.l05_exclusive_once is
  'L5: exclusive licences of one work that overlap, licences granted beside one, and such without a guard.';
