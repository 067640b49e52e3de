-- Who shares the creators' part of what a work earns. A division is a numbered version that its maker
-- proposes; it holds once everybody who gains or loses by it has signed that very version. Nothing
-- here is ever changed: answers and ends are rows of their own.

create table catalogue.division (
  work_id uuid not null references catalogue.work (work_id),
  version integer not null check (version >= 1),
  digest bytea not null check (octet_length(digest) = 32),
  proposed_at timestamptz not null,
  primary key (work_id, version),
  unique (work_id, version, digest)
);
comment on table catalogue.division is 'Divisions of earnings as makers proposed them.';
comment on column catalogue.division.work_id is 'Of which work.';
comment on column catalogue.division.version is 'From 1 for each work.';
comment on column catalogue.division.digest is
  'SHA-256 of the text that is signed: work, version, and each share with member, weight and role.';
comment on column catalogue.division.proposed_at is 'When its maker proposed and so signed it.';

create table catalogue.division_share (
  work_id uuid not null,
  version integer not null,
  member_id uuid not null references members.member (member_id),
  weight integer not null check (weight between 1 and 10000),
  role text not null check (role in ('MAKER', 'CO_AUTHOR', 'OTHER')),
  primary key (work_id, version, member_id),
  foreign key (work_id, version) references catalogue.division (work_id, version)
);
comment on table catalogue.division_share is 'Who gets how much of it.';
comment on column catalogue.division_share.work_id is 'Of which work.';
comment on column catalogue.division_share.version is 'Of which division.';
comment on column catalogue.division_share.member_id is 'Who.';
comment on column catalogue.division_share.weight is 'In relation to the others'' weights.';
comment on column catalogue.division_share.role is 'What they did.';
create unique index division_one_maker on catalogue.division_share (work_id, version)
  where role = 'MAKER';

create table catalogue.division_signatory (
  work_id uuid not null,
  version integer not null,
  member_id uuid not null references members.member (member_id),
  primary key (work_id, version, member_id),
  foreign key (work_id, version) references catalogue.division (work_id, version)
);
comment on table catalogue.division_signatory is
  'Who has to sign: everybody in it, and everybody in the one that holds until then.';
comment on column catalogue.division_signatory.work_id is 'Of which work.';
comment on column catalogue.division_signatory.version is 'Which division.';
comment on column catalogue.division_signatory.member_id is 'Who.';
create index division_of_member on catalogue.division_signatory (member_id);

create table catalogue.division_answer (
  work_id uuid not null,
  version integer not null,
  member_id uuid not null,
  digest bytea not null,
  answer text not null check (answer in ('signed', 'refused')),
  reason text not null check (length(reason) <= 1000),
  answered_at timestamptz not null,
  primary key (work_id, version, member_id),
  foreign key (work_id, version, member_id)
    references catalogue.division_signatory (work_id, version, member_id),
  -- A signature is under that very text and under no other.
  foreign key (work_id, version, digest) references catalogue.division (work_id, version, digest),
  check (answer = 'refused' or reason = '')
);
comment on table catalogue.division_answer is 'What the signatories answered, each once.';
comment on column catalogue.division_answer.work_id is 'Of which work.';
comment on column catalogue.division_answer.version is 'Which division.';
comment on column catalogue.division_answer.member_id is 'Who.';
comment on column catalogue.division_answer.digest is 'The text that was before their eyes.';
comment on column catalogue.division_answer.answer is 'Signed or refused.';
comment on column catalogue.division_answer.reason is 'Why it was refused, in their words; may be empty.';
comment on column catalogue.division_answer.answered_at is 'When.';

create table catalogue.division_end (
  work_id uuid not null,
  version integer not null,
  outcome text not null check (outcome in ('complete', 'refused', 'withdrawn')),
  ended_at timestamptz not null,
  entry_id bigint unique references register.entry (entry_id),
  primary key (work_id, version),
  foreign key (work_id, version) references catalogue.division (work_id, version),
  check ((outcome = 'complete') = (entry_id is not null))
);
comment on table catalogue.division_end is 'How the collecting of signatures ended.';
comment on column catalogue.division_end.work_id is 'Of which work.';
comment on column catalogue.division_end.version is 'Which division.';
comment on column catalogue.division_end.outcome is
  'Complete: it divides every sale from then on, until a later one is complete.';
comment on column catalogue.division_end.ended_at is 'When.';
comment on column catalogue.division_end.entry_id is 'Where a complete one stands in the register.';

do $$
declare
  kept text;
begin
  foreach kept in array array['division', 'division_share', 'division_signatory',
    'division_answer', 'division_end']
  loop
    execute format('create trigger %1$s_append_only before update or delete on catalogue.%1$s
      for each row execute function public.refuse_change()', kept);
    execute format('create trigger %1$s_never_emptied before truncate on catalogue.%1$s
      for each statement execute function public.refuse_change()', kept);
  end loop;
end;
$$;
