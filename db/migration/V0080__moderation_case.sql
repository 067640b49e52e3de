-- Reports about works. What a report says stays for good; who sent it is kept apart, so that it can
-- be erased and the case still stands.

create sequence moderation.case_number;

create table moderation.case_file (
  case_id uuid primary key,
  number bigint not null unique check (number >= 1),
  work_id uuid not null references catalogue.work (work_id),
  ground text not null
    check (ground in ('NOT_BY_HAND', 'COPIED', 'PERSON_SHOWN', 'MISDESCRIBED', 'UNLAWFUL')),
  words text not null check (length(words) between 20 and 5000),
  good_faith boolean not null check (good_faith),
  policy_version integer not null references policy.version (policy_version),
  opened_at timestamptz not null,
  answer_by timestamptz not null,
  salt bytea not null check (octet_length(salt) = 32),
  entry_id bigint not null unique references register.entry (entry_id),
  state text not null check (state in ('open')),
  constraint case_file_answer_later check (answer_by > opened_at)
);
comment on table moderation.case_file is 'Cases: one report about one work each.';
comment on column moderation.case_file.case_id is 'Version 7, made by the application.';
comment on column moderation.case_file.number is 'What people call it by; may have gaps where a report was given up.';
comment on column moderation.case_file.work_id is 'Which work it is about.';
comment on column moderation.case_file.ground is 'What the report says is wrong.';
comment on column moderation.case_file.words is 'Why, in the words of the report; for members only.';
comment on column moderation.case_file.good_faith is 'The statement without which no report is taken: it is believed to be true.';
comment on column moderation.case_file.policy_version is 'The voted document whose rules the case is under, to its end.';
comment on column moderation.case_file.opened_at is 'When the report was taken.';
comment on column moderation.case_file.answer_by is 'Until when it has to be answered, by the rules of that version.';
comment on column moderation.case_file.salt is '32 random bytes, hashed with the report, so that nobody can guess it from the register.';
comment on column moderation.case_file.entry_id is 'Where the opening stands in the register.';
comment on column moderation.case_file.state is 'Where it stands; the only thing that may change.';

create index case_file_of_work on moderation.case_file (work_id, opened_at);
create index case_file_open on moderation.case_file (answer_by, number) where state = 'open';

create function moderation.keep_the_report() returns trigger
  language plpgsql as $$
begin
  if (old.case_id, old.number, old.work_id, old.ground, old.words, old.good_faith,
      old.policy_version, old.opened_at, old.answer_by, old.salt, old.entry_id)
    is distinct from
     (new.case_id, new.number, new.work_id, new.ground, new.words, new.good_faith,
      new.policy_version, new.opened_at, new.answer_by, new.salt, new.entry_id)
  then
    raise exception 'a report stays as it was taken' using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function moderation.keep_the_report() is 'Of a case only the state may change.';
create trigger case_file_keeps_the_report before update on moderation.case_file
  for each row execute function moderation.keep_the_report();
create trigger case_file_append_only before delete on moderation.case_file
  for each row execute function public.refuse_change();
create trigger case_file_never_emptied before truncate on moderation.case_file
  for each statement execute function public.refuse_change();

create table moderation.reporter (
  case_id uuid primary key references moderation.case_file (case_id),
  person_id uuid references identity.person (person_id),
  name text check (length(name) between 1 and 100),
  email text check (email = lower(email) and length(email) between 3 and 254),
  constraint reporter_one_or_the_other
    check ((person_id is null) = (name is not null) and (name is null) = (email is null))
);
comment on table moderation.reporter is 'Who sent a report: somebody signed in, or a name and a mail address. Erased by deleting the row.';
comment on column moderation.reporter.case_id is 'Which case.';
comment on column moderation.reporter.person_id is 'Somebody who was signed in.';
comment on column moderation.reporter.name is 'As typed by somebody who was not.';
comment on column moderation.reporter.email is 'Where the answer goes, lower case.';
create index reporter_person on moderation.reporter (person_id) where person_id is not null;
create index reporter_email on moderation.reporter (email) where email is not null;

create table moderation.report_taken (
  report_number bigint generated always as identity primary key,
  reporter_digest bytea not null check (octet_length(reporter_digest) = 32),
  remote_digest bytea check (octet_length(remote_digest) = 32),
  at timestamptz not null
);
comment on table moderation.report_taken is 'Each report, kept for a day, so that too many can be refused. Digests, no addresses.';
comment on column moderation.report_taken.report_number is 'Counts up.';
comment on column moderation.report_taken.reporter_digest is 'SHA-256 of who reported.';
comment on column moderation.report_taken.remote_digest is 'SHA-256 of the network address; null for somebody signed in.';
comment on column moderation.report_taken.at is 'When.';
create index report_taken_reporter on moderation.report_taken (reporter_digest, at);
create index report_taken_remote on moderation.report_taken (remote_digest, at);
create index report_taken_old on moderation.report_taken (at);
