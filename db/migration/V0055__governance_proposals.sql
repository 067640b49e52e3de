-- Proposals, their sponsors, the frozen roll, ballots and counts.
create table governance.proposal (
  proposal_id uuid primary key,
  number integer generated always as identity unique,
  member_id uuid not null references members.member (member_id),
  title text not null check (char_length(title) between 3 and 120),
  reason text not null check (char_length(reason) between 1 and 4000),
  matter text not null check (matter in ('NUMBER', 'TEXT')),
  parameter text,
  from_value bigint,
  to_value bigint,
  rule_text text check (char_length(rule_text) between 1 and 8000),
  drafted_at timestamptz not null,
  stage text not null check (stage in (
    'SPONSORS', 'DISCUSSION', 'NOTICE', 'VOTING', 'QUEUED', 'EFFECTIVE',
    'REJECTED', 'NO_QUORUM', 'CONFLICT', 'EXPIRED', 'WITHDRAWN')),
  stage_since timestamptz not null,
  next_at timestamptz,
  sponsors_needed integer not null check (sponsors_needed between 2 and 5),
  policy_version integer references policy.version (policy_version),
  roll_at timestamptz,
  roll_size integer check (roll_size >= 0),
  roll_digest bytea,
  quorum integer check (quorum >= 0),
  opens_at timestamptz,
  closes_at timestamptz,
  opened_entry bigint references register.entry (entry_id),
  finding text check (finding in ('CARRIED', 'NOT_CARRIED', 'NO_QUORUM')),
  result_value bigint,
  trace text,
  result_entry bigint references register.entry (entry_id),
  effective_at timestamptz,
  adopted_version integer unique references policy.version (policy_version),

  constraint proposal_matter check (
    case matter
      when 'NUMBER' then num_nonnulls(parameter, from_value, to_value) = 3 and rule_text is null
        and from_value <> to_value
      else num_nulls(parameter, from_value, to_value) = 3 and rule_text is not null
    end),
  constraint proposal_waits check (
    (next_at is not null) = (stage in ('SPONSORS', 'DISCUSSION', 'NOTICE', 'VOTING', 'QUEUED'))),
  constraint proposal_frozen check (
    num_nonnulls(policy_version, roll_at, roll_size, roll_digest, quorum, opens_at, closes_at)
      = case when stage in ('SPONSORS', 'DISCUSSION', 'EXPIRED', 'WITHDRAWN') then 0 else 7 end),
  constraint proposal_opened check (
    (opened_entry is not null) =
      (stage in ('VOTING', 'QUEUED', 'EFFECTIVE', 'REJECTED', 'NO_QUORUM', 'CONFLICT'))),
  constraint proposal_counted check (
    num_nonnulls(finding, result_value, trace, result_entry)
      = case when stage in ('QUEUED', 'EFFECTIVE', 'REJECTED', 'NO_QUORUM', 'CONFLICT')
          then 4 else 0 end),
  constraint proposal_carried check (
    stage not in ('QUEUED', 'EFFECTIVE', 'CONFLICT') or finding = 'CARRIED'),
  constraint proposal_not_carried check (
    (stage <> 'REJECTED' or finding = 'NOT_CARRIED')
    and (stage <> 'NO_QUORUM' or finding = 'NO_QUORUM')),
  constraint proposal_effect check (
    (effective_at is not null) = (stage in ('QUEUED', 'EFFECTIVE', 'CONFLICT'))),
  constraint proposal_adopted check (
    (adopted_version is not null) = (stage = 'EFFECTIVE' and matter = 'NUMBER')),
  constraint proposal_times check (opens_at < closes_at and closes_at <= effective_at)
);
comment on table governance.proposal is 'Motions of members. What was proposed never changes; from the notice on neither do roll, rules and times; from the close on neither does the result.';
comment on column governance.proposal.number is 'Number by which people speak of it; rolled-back drafts leave gaps.';
comment on column governance.proposal.member_id is 'Who proposed it.';
comment on column governance.proposal.reason is 'Why, in the words of the proposer.';
comment on column governance.proposal.matter is 'A number of the voted document, or the text of a rule.';
comment on column governance.proposal.parameter is 'Key of the number.';
comment on column governance.proposal.from_value is 'Value in force when it was drafted, in the unit of the parameter.';
comment on column governance.proposal.to_value is 'Value the proposer suggests; the vote may find another.';
comment on column governance.proposal.rule_text is 'The rule to be adopted word for word.';
comment on column governance.proposal.stage is 'Where it stands.';
comment on column governance.proposal.stage_since is 'Planned instant at which this stage began, even where the job ran later.';
comment on column governance.proposal.next_at is 'When time moves it on; null when nothing is to come.';
comment on column governance.proposal.sponsors_needed is 'Members besides the proposer who must support it.';
comment on column governance.proposal.policy_version is 'Version whose voting rules are pinned.';
comment on column governance.proposal.roll_at is 'Instant at which the roll was taken.';
comment on column governance.proposal.roll_size is 'Members who may vote.';
comment on column governance.proposal.roll_digest is 'SHA-256 of the canonical JSON list of their ids, sorted.';
comment on column governance.proposal.quorum is 'Votes needed at least.';
comment on column governance.proposal.opens_at is 'First instant at which a vote counts.';
comment on column governance.proposal.closes_at is 'First instant at which none counts any more.';
comment on column governance.proposal.opened_entry is 'Register entry of the opening.';
comment on column governance.proposal.finding is 'What the count found.';
comment on column governance.proposal.result_value is 'Number found, or 1 for a carried motion and 0 for any other.';
comment on column governance.proposal.trace is 'Every step of the count, canonical JSON.';
comment on column governance.proposal.result_entry is 'Register entry of the result.';
comment on column governance.proposal.effective_at is 'When it takes effect, after the time lock.';
comment on column governance.proposal.adopted_version is 'Version of the voted document that carries it out.';

create index proposal_due on governance.proposal (next_at, number) where next_at is not null;
create index proposal_by_stage on governance.proposal (stage, number desc);

create table governance.sponsor (
  proposal_id uuid not null references governance.proposal (proposal_id),
  member_id uuid not null references members.member (member_id),
  sponsored_at timestamptz not null,
  primary key (proposal_id, member_id)
);
comment on table governance.sponsor is 'Members besides the proposer who want a proposal voted on.';
comment on column governance.sponsor.sponsored_at is 'When they said so.';

create table governance.roll (
  proposal_id uuid not null references governance.proposal (proposal_id),
  member_id uuid not null references members.member (member_id),
  primary key (proposal_id, member_id)
);
comment on table governance.roll is 'Who may vote on a proposal, frozen when the notice was given.';

create table governance.ballot (
  proposal_id uuid not null,
  member_id uuid not null,
  choice text not null check (choice in ('VALUE', 'YES', 'NO', 'ABSTAIN')),
  value bigint,
  revision integer not null check (revision >= 1),
  cast_at timestamptz not null,
  -- One member one vote, and only who is on the roll.
  primary key (proposal_id, member_id),
  foreign key (proposal_id, member_id) references governance.roll (proposal_id, member_id),
  constraint ballot_value check ((choice = 'VALUE') = (value is not null))
);
comment on table governance.ballot is 'Open ballots: the vote of a member as it stands. May be replaced until the close.';
comment on column governance.ballot.choice is 'A number, yes, no, or abstention.';
comment on column governance.ballot.value is 'The number, in the unit of the parameter.';
comment on column governance.ballot.revision is '1 for the first vote, one more for every replacement.';
comment on column governance.ballot.cast_at is 'When the server received it.';

create table governance.superseded_ballot (
  proposal_id uuid not null,
  member_id uuid not null,
  revision integer not null,
  choice text not null,
  value bigint,
  cast_at timestamptz not null,
  superseded_at timestamptz not null check (superseded_at >= cast_at),
  primary key (proposal_id, member_id, revision),
  foreign key (proposal_id, member_id) references governance.ballot (proposal_id, member_id)
);
comment on table governance.superseded_ballot is 'Votes that their members replaced; written by a trigger, so that no change is without trace.';
comment on column governance.superseded_ballot.superseded_at is 'When the next one was received.';
