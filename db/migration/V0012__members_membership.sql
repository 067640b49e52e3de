create table members.member (
  member_id    uuid        not null primary key,
  person_id    uuid        not null references identity.person (person_id),
  number       integer     not null,
  introduction text        not null,
  name_salt    bytea       not null,
  admitted_at  timestamptz not null,
  left_at      timestamptz,
  constraint member_person_once unique (person_id),
  constraint member_number_once unique (number),
  constraint member_number_positive check (number >= 1),
  constraint member_introduction_length check (char_length(introduction) <= 2000),
  constraint member_name_salt_length check (octet_length(name_salt) = 16),
  constraint member_left_after_admission check (left_at is null or left_at > admitted_at)
);
comment on table members.member is 'Members of the co-op, one row a natural person; never deleted, numbers never reused.';
comment on column members.member.number is 'Number in the book of members, from 1 without gaps.';
comment on column members.member.introduction is 'What the member says about themselves, up to 2,000 characters.';
comment on column members.member.name_salt is 'Random bytes in front of the name in the public register''s hash; erasing them cuts the link.';
comment on column members.member.admitted_at is 'First instant at which the member is on the roll.';
comment on column members.member.left_at is 'First instant at which the member no longer is on the roll.';

create table members.book (
  single      boolean not null primary key default true,
  next_number integer not null,
  constraint book_single_row check (single),
  constraint book_next_number_positive check (next_number >= 1)
);
comment on table members.book is 'The book of members: one row, the next number. Taking it locks the row, so numbers have no gaps.';
insert into members.book (next_number) values (1);

create table members.office (
  member_id uuid        not null references members.member (member_id),
  office    text        not null,
  since     timestamptz not null,
  until     timestamptz,
  constraint office_once primary key (member_id, office, since),
  constraint office_known check (office in ('BOARD')),
  constraint office_until_after_since check (until is null or until > since)
);
comment on table members.office is 'Who holds or held which office of the co-op.';
create unique index office_held_once on members.office (member_id, office) where until is null;
