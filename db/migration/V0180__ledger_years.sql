-- A year is closed once and for good: its income and expenses go into the surplus, and the surplus
-- is divided as the members voted. A journal belongs to the year in which it is written.

alter table ledger.journal drop constraint journal_kind_check;
alter table ledger.journal add constraint journal_kind_check
  check (kind in (
    'sale', 'fee', 'in_vain', 'returned', 'release',
    'payout', 'payout_sent', 'payout_failed',
    'refund', 'refund_done', 'refund_failed',
    'dispute_withdrawn', 'dispute_won', 'dispute_lost',
    'recovery', 'bank', 'unallocated', 'explained', 'year_result', 'year_division', 'patronage'));

create table ledger.closed_year (
  year smallint primary key check (year between 1970 and 9999),
  from_at timestamptz not null,
  to_at timestamptz not null unique,
  policy_version integer not null references policy.version (policy_version),
  reserve_bp integer not null check (reserve_bp between 0 and 10000),
  education_bp integer not null check (education_bp between 0 and 10000),
  creators_bp integer not null check (creators_bp between 0 and 10000),
  cash_bp integer not null check (cash_bp between 0 and 10000),
  basis text not null check (basis in ('commission', 'earnings')),
  closed_by uuid not null references members.member (member_id),
  closed_at timestamptz not null,
  check (from_at < to_at),
  check (closed_at >= to_at)
);
comment on table ledger.closed_year is
  'Years that are closed, with the rules of their last instant: the division can be computed again '
  'from these rows alone. Never changed.';
comment on column ledger.closed_year.from_at is 'The first instant, in the zone of the house.';
comment on column ledger.closed_year.to_at is 'The first instant after it.';
comment on column ledger.closed_year.policy_version is 'In force at the last instant of the year.';
comment on column ledger.closed_year.reserve_bp is 'Basis points of what is divided.';
comment on column ledger.closed_year.creators_bp is 'Basis points of what is left for members.';
comment on column ledger.closed_year.cash_bp is 'Basis points of each member''s part.';
comment on column ledger.closed_year.basis is 'The measure of creators'' parts.';

create table ledger.year_result (
  year smallint not null references ledger.closed_year (year),
  currency char(3) not null,
  result bigint not null,
  brought_forward bigint not null check (brought_forward <= 0),
  divided bigint not null check (divided >= 0),
  reserve bigint not null check (reserve >= 0),
  education bigint not null check (education >= 0),
  result_journal bigint not null unique,
  division_journal bigint unique,
  primary key (year, currency),
  foreign key (result_journal, currency) references ledger.journal (journal_id, currency),
  foreign key (division_journal, currency) references ledger.journal (journal_id, currency),
  check (divided = greatest(result + brought_forward, 0)),
  check (reserve + education <= divided),
  check ((divided = 0) = (division_journal is null))
);
comment on table ledger.year_result is 'What a closed year came to in one currency. Never changed.';
comment on column ledger.year_result.result is 'Income less expenses, minor units.';
comment on column ledger.year_result.brought_forward is 'Losses of earlier years not yet made good.';
comment on column ledger.year_result.divided is
  'What was divided: reserve, education and members'' shares together.';

create table ledger.year_share (
  year smallint not null,
  currency char(3) not null,
  member_id uuid not null references members.member (member_id),
  class text not null check (class in ('creator', 'worker')),
  measure bigint not null check (measure > 0),
  cash bigint not null check (cash >= 0),
  retained bigint not null check (retained >= 0),
  primary key (year, currency, member_id, class),
  foreign key (year, currency) references ledger.year_result (year, currency)
);
comment on table ledger.year_share is 'One member''s part of a closed year. Never changed.';
comment on column ledger.year_share.measure is
  'Minor units of the measure for creators, hours for workers.';
comment on column ledger.year_share.cash is 'To be paid out, minor units.';
comment on column ledger.year_share.retained is 'Kept in the member''s name, minor units.';
create index year_share_member on ledger.year_share (member_id, year);

create table ledger.work_hours (
  year smallint not null check (year between 1970 and 9999),
  member_id uuid not null references members.member (member_id),
  revision smallint not null check (revision >= 1),
  hours integer not null check (hours between 0 and 8784),
  reason text not null check (length(reason) <= 500),
  entered_by uuid not null references members.member (member_id),
  entered_at timestamptz not null,
  primary key (year, member_id, revision),
  check (revision = 1 or reason <> '')
);
comment on table ledger.work_hours is
  'Hours that a member worked for the co-op in a year. The highest revision counts; a correction is '
  'one more row with its reason. Never changed.';
comment on column ledger.work_hours.revision is 'From 1 without gaps.';

do $$
declare
  kept text;
begin
  foreach kept in array array['closed_year', 'year_result', 'year_share', 'work_hours'] loop
    execute format(
      'create trigger %1$s_append_only before update or delete on ledger.%1$s '
      'for each statement execute function public.refuse_change()', kept);
    execute format(
      'create trigger %1$s_never_emptied before truncate on ledger.%1$s '
      'for each statement execute function public.refuse_change()', kept);
  end loop;
end;
$$;

create function ledger.refuse_closed_year() returns trigger
  language plpgsql as $$
begin
  if exists (select from ledger.closed_year where to_at > new.recorded_at) then
    raise exception 'the year of % is closed', new.recorded_at
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function ledger.refuse_closed_year() is 'No journal is written into a closed year.';
create trigger journal_in_open_year before insert on ledger.journal
  for each row execute function ledger.refuse_closed_year();

create function ledger.refuse_late_hours() returns trigger
  language plpgsql as $$
begin
  if exists (select from ledger.closed_year where year = new.year) then
    raise exception 'the year % is closed', new.year using errcode = 'restrict_violation';
  end if;
  if new.revision <> 1 + (
    select coalesce(max(revision), 0) from ledger.work_hours
    where year = new.year and member_id = new.member_id
  ) then
    raise exception 'revision % of the hours of % does not follow', new.revision, new.year
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function ledger.refuse_late_hours() is 'Hours come before the close, one after the other.';
create trigger hours_in_open_year before insert on ledger.work_hours
  for each row execute function ledger.refuse_late_hours();

create function ledger.continue_years() returns trigger
  language plpgsql as $$
begin
  if exists (
    select from ledger.closed_year
    having max(year) is not null and (max(year) + 1 <> new.year or max(to_at) <> new.from_at)
  ) or not exists (select from ledger.closed_year)
    and exists (select from ledger.journal where recorded_at < new.from_at) then
    raise exception 'year % does not follow the last one that is closed', new.year
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function ledger.continue_years() is 'Years are closed one after the other.';
create trigger closed_year_follows before insert on ledger.closed_year
  for each row execute function ledger.continue_years();

-- The end of the transaction in which a year is closed: what is divided is divided to the cent.
create function ledger.check_year() returns trigger
  language plpgsql as $$
declare
  given numeric;
begin
  select coalesce(sum(cash + retained), 0) into given
  from ledger.year_share where year = new.year and currency = new.currency;
  if given <> (
    select divided - reserve - education from ledger.year_result
    where year = new.year and currency = new.currency
  ) then
    raise exception 'the shares of % in % sum to %', new.year, new.currency, given
      using errcode = 'check_violation';
  end if;
  return null;
end;
$$;
comment on function ledger.check_year() is 'A year is divided without losing a minor unit.';
create constraint trigger year_divided after insert on ledger.year_result
  deferrable initially deferred for each row execute function ledger.check_year();
create constraint trigger year_share_divides after insert on ledger.year_share
  deferrable initially deferred for each row execute function ledger.check_year();
