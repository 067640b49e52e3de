-- Works, their renditions and the search over those that are listed.

-- The search treats letters with and without accents alike and knows no language, so that German
-- and English works are found by the words as they stand. "unaccent" is marked stable because its
-- dictionary may be changed; ours is the one that comes with PostgreSQL, hence immutable here.
create function catalogue.plain(words text) returns text
  language sql immutable parallel safe strict
  return regexp_replace(
    lower(public.unaccent('public.unaccent'::regdictionary, words) collate pg_c_utf8),
    '[^[:alnum:]]+' collate pg_c_utf8, ' ', 'g');
comment on function catalogue.plain(text) is 'Lower case, without accents and punctuation.';

create function catalogue.search_document(title text, creator text, tags text[], description text)
  returns tsvector
  language sql immutable parallel safe
  return setweight(to_tsvector('pg_catalog.simple', catalogue.plain(coalesce(title, ''))), 'A')
    || setweight(to_tsvector('pg_catalog.simple', catalogue.plain(coalesce(creator, ''))), 'B')
    || setweight(to_tsvector('pg_catalog.simple',
         catalogue.plain(array_to_string(coalesce(tags, '{}'), ' '))), 'B')
    || setweight(to_tsvector('pg_catalog.simple', catalogue.plain(coalesce(description, ''))), 'C');
comment on function catalogue.search_document(text, text, text[], text) is
  'What is found of a work: the title weighs most, then creator and tags, then the description.';

-- Each word as the beginning of a word, all of them required. Written over the words that the
-- parser finds, so that no input can break the syntax of the query.
create function catalogue.search_query(words text) returns tsquery
  language sql immutable parallel safe strict
  return (
    select to_tsquery('pg_catalog.simple',
      string_agg('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || ''':*', ' & '))
    from unnest(to_tsvector('pg_catalog.simple', catalogue.plain(words))));
comment on function catalogue.search_query(text) is
  'All these words, each as the beginning of a word; null when there are none.';

create table catalogue.work (
  work_id uuid primary key,
  member_id uuid not null references members.member (member_id),
  claim_id uuid not null unique references provenance.claim (claim_id),
  medium text not null check (medium in ('IMAGE', 'AUDIO', 'TEXT', 'VIDEO')),
  media_type text not null check (media_type ~ '^[A-Z0-9]{2,12}$'),
  file_name text not null check (length(file_name) between 1 and 255),
  title text not null check (length(title) <= 160),
  description text not null check (length(description) <= 5000),
  alt_text text not null check (length(alt_text) <= 500),
  tags text[] not null check (cardinality(tags) <= 20),
  original_digest bytea not null references vault.blob (digest),
  bytes bigint not null check (bytes > 0),
  width integer check (width between 1 and 65535),
  height integer check (height between 1 and 65535),
  duration_ms bigint check (duration_ms >= 0),
  private_data text[] not null,
  opening text check (length(opening) <= 4000),
  creator_name text not null check (length(creator_name) between 1 and 200),
  colour integer check (colour between 0 and 16777215),
  previews text not null check (previews in ('PENDING', 'READY', 'FAILED', 'NONE')),
  state text not null
    check (state in ('draft', 'in_review', 'awaiting_price', 'listed', 'refused', 'withdrawn')),
  created_at timestamptz not null,
  saved_at timestamptz not null,
  submitted_at timestamptz,
  verified_at timestamptz,
  refused_at timestamptz,
  listed_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text check (length(withdrawn_reason) <= 1000),
  price_from bigint check (price_from > 0),
  currency char(3),
  search tsvector not null
    generated always as (catalogue.search_document(title, creator_name, tags, description)) stored,
  check ((width is null) = (height is null)),
  check ((price_from is null) = (currency is null)),
  check ((state = 'draft') = (submitted_at is null)),
  check (state not in ('draft', 'in_review') or verified_at is null),
  check (state not in ('awaiting_price', 'listed') or verified_at is not null),
  check (state <> 'listed' or (listed_at is not null and price_from is not null)),
  check ((state = 'refused') = (refused_at is not null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null)
    and (withdrawn_at is null) = (withdrawn_reason is null)),
  check (state = 'draft' or title <> '')
);
comment on table catalogue.work is 'Works, from the draft on the desk to the listing.';
comment on column catalogue.work.work_id is 'Version 7, made by the application.';
comment on column catalogue.work.member_id is 'The creator.';
comment on column catalogue.work.claim_id is 'The claim that it is human-made.';
comment on column catalogue.work.medium is 'The kind of work, as the policy names it.';
comment on column catalogue.work.media_type is 'Format found in the content.';
comment on column catalogue.work.file_name is 'As the creator named the file, cleaned; for display only.';
comment on column catalogue.work.title is 'Empty in a draft that has none yet.';
comment on column catalogue.work.description is 'What the creator tells about it.';
comment on column catalogue.work.alt_text is 'What a picture shows, for people who do not see it.';
comment on column catalogue.work.tags is 'Words under which it is found, in lower case.';
comment on column catalogue.work.original_digest is 'SHA-256 of the file, byte for byte as it came.';
comment on column catalogue.work.bytes is 'Size of the original.';
comment on column catalogue.work.width is 'Upright, in pixels; null for sounds and texts.';
comment on column catalogue.work.height is 'Upright, in pixels; null for sounds and texts.';
comment on column catalogue.work.duration_ms is 'Milliseconds, where the file tells it.';
comment on column catalogue.work.private_data is 'What the original says about people; no rendition carries it.';
comment on column catalogue.work.opening is 'First words of a text; null for other works.';
comment on column catalogue.work.creator_name is 'Copy of the member''s name for lists and search.';
comment on column catalogue.work.colour is 'Dominant colour, red * 65536 + green * 256 + blue.';
comment on column catalogue.work.previews is 'How far the renditions are.';
comment on column catalogue.work.state is 'Where it stands; the companion columns follow it.';
comment on column catalogue.work.created_at is 'When the file came.';
comment on column catalogue.work.saved_at is 'Last change of the draft.';
comment on column catalogue.work.submitted_at is 'When it was handed in.';
comment on column catalogue.work.verified_at is 'When the members were convinced.';
comment on column catalogue.work.refused_at is 'When the members were not convinced.';
comment on column catalogue.work.listed_at is 'When it first was public and for sale.';
comment on column catalogue.work.withdrawn_at is 'When it was taken down.';
comment on column catalogue.work.withdrawn_reason is 'Why, in words; may be empty.';
comment on column catalogue.work.price_from is 'Lowest price it can be licensed for, in minor units.';
comment on column catalogue.work.currency is 'ISO 4217.';
comment on column catalogue.work.search is 'What is searched.';

-- One file, one work; a withdrawn work may be handed in again.
create unique index work_original on catalogue.work (original_digest) where state <> 'withdrawn';
create index work_member on catalogue.work (member_id, created_at desc);
create index work_search on catalogue.work using gin (search) where state = 'listed';
create index work_newest on catalogue.work (listed_at desc, work_id desc) where state = 'listed';
create index work_newest_of_medium on catalogue.work (medium, listed_at desc, work_id desc)
  where state = 'listed';
create index work_newest_of_member on catalogue.work (member_id, listed_at desc, work_id desc)
  where state = 'listed';
create index work_price on catalogue.work (price_from, listed_at desc, work_id desc)
  where state = 'listed';

create function catalogue.keep_the_original() returns trigger
  language plpgsql as $$
begin
  if (old.work_id, old.member_id, old.claim_id, old.original_digest, old.bytes, old.media_type)
    <> (new.work_id, new.member_id, new.claim_id, new.original_digest, new.bytes, new.media_type)
  then
    raise exception 'the file of a work never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function catalogue.keep_the_original() is 'A work keeps its file, its creator and its claim.';
create trigger work_keeps_original before update on catalogue.work
  for each row execute function catalogue.keep_the_original();

create table catalogue.rendition (
  work_id uuid not null references catalogue.work (work_id) on delete cascade,
  size integer not null check (size in (320, 640, 1024, 1600)),
  width integer not null check (width between 1 and 1600),
  height integer not null check (height between 1 and 30000),
  digest bytea not null references vault.blob (digest),
  bytes bigint not null check (bytes > 0),
  primary key (work_id, size)
);
comment on table catalogue.rendition is 'Smaller pictures of works, made anew as JPEG without metadata.';
comment on column catalogue.rendition.work_id is 'Of which work.';
comment on column catalogue.rendition.size is 'The width asked for.';
comment on column catalogue.rendition.width is 'Real width in pixels, less when the original is smaller.';
comment on column catalogue.rendition.height is 'Pixels.';
comment on column catalogue.rendition.digest is 'SHA-256 of the JPEG file.';
comment on column catalogue.rendition.bytes is 'Its size.';

create table catalogue.search_word (
  word text primary key check (length(word) between 3 and 60)
);
comment on table catalogue.search_word is 'Words of works that are or were listed, to suggest a spelling.';
comment on column catalogue.search_word.word is 'In lower case, without accents.';
create index search_word_similar on catalogue.search_word using gin (word public.gin_trgm_ops);
