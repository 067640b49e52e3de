-- Claims that a work is human-made, what speaks for and against them, and the members' opinions.

create table provenance.claim (
  claim_id uuid primary key,
  member_id uuid not null references members.member (member_id),
  original_digest bytea not null references vault.blob (digest),
  media_type text not null check (media_type ~ '^[A-Z0-9]{2,12}$'),
  title text not null check (length(title) <= 200),
  description text not null check (length(description) <= 6000),
  state text not null
    check (state in ('open', 'declared', 'in_review', 'verified', 'not_verified', 'dropped')),
  signs integer not null check (signs between 0 and 400),
  cautions text[] not null,
  content_credentials boolean not null,
  opening text check (length(opening) <= 4000),
  picture_digest bytea references vault.blob (digest),
  picture_width integer check (picture_width between 1 and 30000),
  picture_height integer check (picture_height between 1 and 30000),
  thumbnail_digest bytea references vault.blob (digest),
  opened_at timestamptz not null,
  declared_at timestamptz,
  submitted_at timestamptz,
  due_at timestamptz check (due_at >= submitted_at),
  policy_version integer references policy.version (policy_version),
  opinions_needed integer check (opinions_needed between 1 and 9),
  decided_at timestamptz,
  entry_id bigint references register.entry (entry_id),
  dropped_at timestamptz,
  check ((picture_digest is null) = (picture_width is null)
    and (picture_digest is null) = (picture_height is null)
    and (picture_digest is null) = (thumbnail_digest is null)),
  check (state in ('open', 'dropped') or declared_at is not null),
  check ((state in ('in_review', 'verified', 'not_verified')) = (submitted_at is not null)),
  check ((submitted_at is null) = (policy_version is null)
    and (submitted_at is null) = (opinions_needed is null)
    and (submitted_at is null) = (due_at is null)),
  check ((state in ('verified', 'not_verified')) = (decided_at is not null)
    and (decided_at is null) = (entry_id is null)),
  check ((state = 'dropped') = (dropped_at is not null))
);
comment on table provenance.claim is 'One member''s claim that one file is human-made.';
comment on column provenance.claim.claim_id is 'Version 7, made by the application.';
comment on column provenance.claim.member_id is 'The creator.';
comment on column provenance.claim.original_digest is 'SHA-256 of the file as it was handed in.';
comment on column provenance.claim.media_type is 'Format found in the content.';
comment on column provenance.claim.title is 'Title of the work when it was handed in; empty before.';
comment on column provenance.claim.description is 'What the creator tells about it; empty before it is handed in.';
comment on column provenance.claim.state is 'Where the claim stands; the companion columns follow it.';
comment on column provenance.claim.signs is 'Signs of generated content found; none proves nothing.';
comment on column provenance.claim.cautions is 'Oddities of the file that the members should see.';
comment on column provenance.claim.content_credentials is 'Whether a manifest is present; it is not judged yet.';
comment on column provenance.claim.opening is 'First words of a text; null for other works.';
comment on column provenance.claim.picture_digest is 'The rendition that members look at, a JPEG.';
comment on column provenance.claim.picture_width is 'Pixels.';
comment on column provenance.claim.picture_height is 'Pixels.';
comment on column provenance.claim.thumbnail_digest is 'The same picture, small, a JPEG.';
comment on column provenance.claim.opened_at is 'When the file came.';
comment on column provenance.claim.declared_at is 'When the creator signed.';
comment on column provenance.claim.submitted_at is 'When members were asked to look.';
comment on column provenance.claim.due_at is 'When the creator should have an answer.';
comment on column provenance.claim.policy_version is 'The rules pinned when it was handed in.';
comment on column provenance.claim.opinions_needed is 'Equal opinions that decide.';
comment on column provenance.claim.decided_at is 'When the deciding opinion counted.';
comment on column provenance.claim.entry_id is 'The verdict in the register.';
comment on column provenance.claim.dropped_at is 'When the creator threw the draft away.';

create index claim_waiting on provenance.claim (submitted_at, claim_id) where state = 'in_review';
create index claim_member on provenance.claim (member_id);

create table provenance.declaration (
  claim_id uuid primary key references provenance.claim (claim_id),
  text_version integer not null check (text_version >= 1),
  language text not null check (language in ('en', 'de')),
  text_digest bytea not null check (length(text_digest) = 32),
  signed_name text not null check (length(signed_name) between 1 and 200),
  signed_at timestamptz not null,
  entry_id bigint not null references register.entry (entry_id)
);
comment on table provenance.declaration is 'Declarations signed by creators; append-only.';
comment on column provenance.declaration.claim_id is 'Signed once a claim.';
comment on column provenance.declaration.text_version is 'Version of the sentences.';
comment on column provenance.declaration.language is 'Language in which they were read.';
comment on column provenance.declaration.text_digest is 'SHA-256 of the sentences.';
comment on column provenance.declaration.signed_name is 'The name as typed; never published.';
comment on column provenance.declaration.signed_at is 'When.';
comment on column provenance.declaration.entry_id is 'The signature in the register.';

create table provenance.ai_sign (
  claim_id uuid not null references provenance.claim (claim_id),
  position integer not null check (position >= 1),
  signature text not null check (signature ~ '^[A-Z0-9_]{2,60}$'),
  place text not null check (place ~ '^[A-Z0-9_]{2,60}$'),
  field text not null check (length(field) <= 320),
  quote text not null check (length(quote) <= 320),
  primary key (claim_id, position)
);
comment on table provenance.ai_sign is 'Places where a file says or suggests that a generator made it; append-only.';
comment on column provenance.ai_sign.claim_id is 'Whose file.';
comment on column provenance.ai_sign.position is 'Order in the file, from 1.';
comment on column provenance.ai_sign.signature is 'What was recognised.';
comment on column provenance.ai_sign.place is 'Where in the file.';
comment on column provenance.ai_sign.field is 'The field as its format names it; hostile input.';
comment on column provenance.ai_sign.quote is 'The words of the file; hostile input.';

create table provenance.file_fact (
  claim_id uuid not null references provenance.claim (claim_id),
  position integer not null check (position >= 1),
  field text not null check (length(field) <= 80),
  value text not null check (length(value) <= 400),
  primary key (claim_id, position)
);
comment on table provenance.file_fact is 'Harmless metadata that members see: device, program, date; never places, serial numbers or names; append-only.';
comment on column provenance.file_fact.claim_id is 'Whose file.';
comment on column provenance.file_fact.position is 'Order in the file, from 1.';
comment on column provenance.file_fact.field is 'The field as its format names it.';
comment on column provenance.file_fact.value is 'Its words; hostile input.';

create table provenance.explanation (
  claim_id uuid not null references provenance.claim (claim_id),
  explained_at timestamptz not null,
  explanation text not null check (length(explanation) between 1 and 2000),
  primary key (claim_id, explained_at)
);
comment on table provenance.explanation is 'What creators say about the signs found; append-only.';
comment on column provenance.explanation.claim_id is 'Whose file.';
comment on column provenance.explanation.explained_at is 'When.';
comment on column provenance.explanation.explanation is 'In the creator''s words.';

create table provenance.review_lock (
  claim_id uuid primary key references provenance.claim (claim_id),
  member_id uuid not null references members.member (member_id),
  until timestamptz not null
);
comment on table provenance.review_lock is 'Who looks at a claim now, so that two members do not judge it at once.';
comment on column provenance.review_lock.claim_id is 'One member at a time.';
comment on column provenance.review_lock.member_id is 'Who looks.';
comment on column provenance.review_lock.until is 'When the claim is free again without being released.';

create table provenance.attestation (
  attestation bigint generated always as identity primary key,
  claim_id uuid not null references provenance.claim (claim_id),
  member_id uuid not null references members.member (member_id),
  opinion text not null check (opinion in ('made_by_hand', 'not_convinced')),
  points text[] not null,
  ground text,
  reason text not null check (length(reason) between 1 and 2000),
  given_at timestamptz not null,
  counts_from timestamptz not null check (counts_from >= given_at),
  taken_back_at timestamptz check (taken_back_at < counts_from),
  check ((opinion = 'not_convinced') = (ground is not null))
);
comment on table provenance.attestation is 'Members'' opinions on claims; they can be taken back for a minute and never changed.';
comment on column provenance.attestation.attestation is 'Order of arrival.';
comment on column provenance.attestation.claim_id is 'The claim judged.';
comment on column provenance.attestation.member_id is 'Who judged.';
comment on column provenance.attestation.opinion is 'Which side.';
comment on column provenance.attestation.points is 'Points gone through.';
comment on column provenance.attestation.ground is 'Why not convinced.';
comment on column provenance.attestation.reason is 'In the member''s words; the creator reads it.';
comment on column provenance.attestation.given_at is 'When given.';
comment on column provenance.attestation.counts_from is 'From then on it counts.';
comment on column provenance.attestation.taken_back_at is 'When it was taken back, before it counted.';

create unique index attestation_once on provenance.attestation (claim_id, member_id)
  where taken_back_at is null;
create index attestation_member on provenance.attestation (member_id, given_at desc);

create trigger declaration_append_only before update or delete on provenance.declaration
  for each row execute function public.refuse_change();
create trigger ai_sign_append_only before update or delete on provenance.ai_sign
  for each row execute function public.refuse_change();
create trigger file_fact_append_only before update or delete on provenance.file_fact
  for each row execute function public.refuse_change();
create trigger explanation_append_only before update or delete on provenance.explanation
  for each row execute function public.refuse_change();

create function provenance.refuse_opinion_change() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.taken_back_at is null and new.taken_back_at is not null
    and (old.attestation, old.claim_id, old.member_id, old.opinion, old.points, old.reason,
         old.given_at, old.counts_from)
      = (new.attestation, new.claim_id, new.member_id, new.opinion, new.points, new.reason,
         new.given_at, new.counts_from)
    and old.ground is not distinct from new.ground then
    return new;
  end if;
  raise exception 'an opinion can only be taken back: % is refused', tg_op
    using errcode = 'restrict_violation';
end;
$$;
comment on function provenance.refuse_opinion_change() is 'Lets an opinion be taken back and nothing else.';
create trigger attestation_only_taken_back before update or delete on provenance.attestation
  for each row execute function provenance.refuse_opinion_change();
