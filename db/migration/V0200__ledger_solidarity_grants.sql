-- Grants out of the solidarity fund. One member of the board proposes, another one agrees, and the
-- money is booked in the transaction that agrees; no grant takes more than the fund holds.

alter table ledger.journal drop constraint journal_kind_check;
alter table ledger.journal add constraint journal_kind_check
  check (kind in (
    'sale', 'fee', 'in_vain', 'returned', 'release',
    'payout', 'payout_sent', 'payout_failed',
    'refund', 'refund_done', 'refund_failed',
    'dispute_withdrawn', 'dispute_won', 'dispute_lost',
    'recovery', 'bank', 'unallocated', 'explained', 'year_result', 'year_division', 'patronage',
    'grant'));

create view ledger.solidarity_fund as
select a.currency,
       (coalesce(noted.credits - noted.debits, 0) - coalesce(later.amount, 0))::bigint as amount
from ledger.account a
left join lateral (
  select s.debits, s.credits, s.as_of_journal from ledger.account_snapshot s
  where s.account_id = a.account_id
  order by s.as_of_journal desc limit 1) noted on true
cross join lateral (
  select sum(e.amount) as amount from ledger.entry e
  where e.account_id = a.account_id and e.journal_id > coalesce(noted.as_of_journal, 0)) later
where a.chart = 'solidarity.fund';
comment on view ledger.solidarity_fund is
  'What the solidarity fund holds in each currency, minor units: its last snapshot and the entries '
  'after it. Refunds of sales may take it below zero when it was granted away.';

create table ledger.solidarity_grant (
  grant_id uuid primary key,
  member_id uuid not null references members.member (member_id),
  amount bigint not null check (amount > 0),
  currency char(3) not null check (currency in ('EUR', 'GBP', 'USD', 'JPY')),
  purpose text not null check (length(purpose) between 1 and 500),
  state text not null check (state in ('proposed', 'agreed', 'declined')),
  proposed_by uuid not null references members.member (member_id),
  proposed_at timestamptz not null,
  decided_by uuid references members.member (member_id),
  decided_at timestamptz,
  reason text check (length(reason) between 1 and 500),
  journal_id bigint unique,
  foreign key (journal_id, currency) references ledger.journal (journal_id, currency),
  check (proposed_by <> member_id),
  check (state <> 'agreed' or decided_by <> proposed_by and decided_by <> member_id),
  check ((state = 'proposed') = (decided_by is null)),
  check ((state = 'proposed') = (decided_at is null)),
  check ((state = 'declined') = (reason is not null)),
  check ((state = 'agreed') = (journal_id is not null)),
  check (decided_at >= proposed_at)
);
comment on table ledger.solidarity_grant is
  'Grants out of the solidarity fund: proposed once, then agreed to or declined for good.';
comment on column ledger.solidarity_grant.member_id is
  'Who gets it; only the board and the member know. Neither proposes it nor agrees to it.';
comment on column ledger.solidarity_grant.amount is 'Minor units.';
comment on column ledger.solidarity_grant.purpose is 'In words, for all members to read.';
comment on column ledger.solidarity_grant.proposed_by is 'A member of the board.';
comment on column ledger.solidarity_grant.decided_by is
  'Another member of the board who agreed, or anyone of it who declined.';
comment on column ledger.solidarity_grant.reason is 'Why it was declined.';
comment on column ledger.solidarity_grant.journal_id is 'Where it is booked, once it is agreed to.';
create index solidarity_grant_waiting on ledger.solidarity_grant (proposed_at)
  where state = 'proposed';

create function ledger.lock_solidarity_fund(of_currency text) returns void
  language sql as $$
  select pg_advisory_xact_lock(hashtextextended('solidarity.fund ' || of_currency, 0))
$$;
comment on function ledger.lock_solidarity_fund(text) is
  'Whoever grants in one currency waits for whoever is granting in it, until that transaction ends.';

create function ledger.guard_solidarity_grant() returns trigger
  language plpgsql as $$
declare
  held bigint;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'proposed' then
      raise exception 'solidarity grant % begins as a proposal', new.grant_id
        using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if (new.grant_id, new.member_id, new.amount, new.currency, new.purpose, new.proposed_by,
      new.proposed_at)
     is distinct from
     (old.grant_id, old.member_id, old.amount, old.currency, old.purpose, old.proposed_by,
      old.proposed_at)
     or old.state <> 'proposed' or new.state = 'proposed' then
    raise exception 'solidarity grant % cannot become another', old.grant_id
      using errcode = 'restrict_violation';
  end if;
  if new.state = 'agreed' then
    if not exists (
      select from ledger.journal j
      where j.journal_id = new.journal_id and j.kind = 'grant'
        and j.idem_key = 'grant:' || public.typed_id('grant', new.grant_id)
        and new.amount = (
          select sum(e.amount) from ledger.entry e join ledger.account a using (account_id)
          where e.journal_id = j.journal_id and a.chart = 'solidarity.fund')
        and new.amount = (
          select -sum(e.amount) from ledger.entry e join ledger.account a using (account_id)
          where e.journal_id = j.journal_id and a.member_id = new.member_id
            and a.chart in ('creator.available', 'member.recoverable'))) then
      raise exception 'solidarity grant % is not booked as it was agreed to', new.grant_id
        using errcode = 'check_violation';
    end if;
    -- The lock makes two who grant at once wait for each other, also where nobody asked for it.
    perform ledger.lock_solidarity_fund(new.currency);
    select amount into held from ledger.solidarity_fund where currency = new.currency;
    if held < 0 then
      raise exception 'solidarity grant % takes % more than the fund holds', new.grant_id, -held
        using errcode = 'check_violation';
    end if;
  end if;
  return new;
end;
$$;
comment on function ledger.guard_solidarity_grant() is
  'A grant is decided once, is booked as it says, and leaves the fund at zero or above.';
create trigger solidarity_grant_guarded before insert or update on ledger.solidarity_grant
  for each row execute function ledger.guard_solidarity_grant();
create trigger solidarity_grant_kept before delete on ledger.solidarity_grant
  for each statement execute function public.refuse_change();
create trigger solidarity_grant_never_emptied before truncate on ledger.solidarity_grant
  for each statement execute function public.refuse_change();

create function ledger.check_grant() returns trigger
  language plpgsql as $$
begin
  if not exists (
    select from ledger.solidarity_grant
    where journal_id = new.journal_id and state = 'agreed') then
    raise exception 'journal % grants what nobody agreed to', new.journal_id
      using errcode = 'check_violation';
  end if;
  return null;
end;
$$;
comment on function ledger.check_grant() is
  'At the end of the transaction: a journal of a grant belongs to one that was agreed to.';
create constraint trigger journal_grant_agreed after insert on ledger.journal
  deferrable initially deferred for each row when (new.kind = 'grant')
  execute function ledger.check_grant();

create view oversight.l06_grants_as_agreed as
select 'grant ' || public.typed_id('grant', g.grant_id) as subject,
       'agreed to with ' || g.amount || ' ' || g.currency || ', booked '
         || coalesce(booked.amount, 0) as detail
from ledger.solidarity_grant g
left join lateral (
  select -sum(e.amount) as amount
  from ledger.journal j
  join ledger.entry e using (journal_id)
  join ledger.account a using (account_id)
  where j.journal_id = g.journal_id and j.kind = 'grant' and a.member_id = g.member_id) booked
  on true
where g.state = 'agreed' and g.amount <> coalesce(booked.amount, 0)
union all
select 'journal ' || j.idem_key, 'grants what nobody agreed to'
from ledger.journal j
where j.kind = 'grant' and not exists (
  select from ledger.solidarity_grant g
  where g.journal_id = j.journal_id and g.state = 'agreed'
    and g.decided_by not in (g.proposed_by, g.member_id))
union all
select 'account ' || a.code, 'pays ' || sum(e.amount) || ' by journal ' || j.idem_key
from ledger.journal j
join ledger.entry e using (journal_id)
join ledger.account a using (account_id)
where a.chart = 'solidarity.fund' and e.amount > 0
  and j.kind not in ('grant', 'refund', 'dispute_lost')
group by a.code, j.idem_key;
comment on view oversight.l06_grants_as_agreed is
  'L6: members got out of the solidarity fund what two of the board agreed to, booked once, and '
  'nothing else leaves it but the parts of sales that go back.';

create or replace view oversight.l11_append_only as
select 'trigger ' || w.name || ' on ledger.' || w.relation as subject,
       'is missing or switched off' as detail
from (
  select relation, relation || suffix as name
  from unnest(array['journal', 'entry', 'paid_order', 'order_line', 'line_share', 'line_move',
    'seal', 'account_snapshot', 'closed_year', 'year_result', 'year_share', 'work_hours']) as relation,
    unnest(array['_append_only', '_never_emptied']) as suffix
  union all
  values ('journal', 'journal_stamped'), ('journal', 'journal_balances'),
    ('entry', 'entry_in_time'), ('entry', 'entry_balances'),
    ('account', 'account_guarded'), ('account', 'account_kept'), ('account', 'account_never_emptied'),
    ('order_line', 'line_divided'), ('line_share', 'share_divides'), ('seal', 'seal_continues'),
    ('journal', 'journal_in_open_year'), ('work_hours', 'hours_in_open_year'),
    ('closed_year', 'closed_year_follows'), ('year_result', 'year_divided'),
    ('year_share', 'year_share_divides'),
    ('solidarity_grant', 'solidarity_grant_guarded'), ('solidarity_grant', 'solidarity_grant_kept'),
    ('solidarity_grant', 'solidarity_grant_never_emptied'),
    ('journal', 'journal_grant_agreed')) w
where not exists (
  select from pg_trigger t
  join pg_class c on c.oid = t.tgrelid
  join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'ledger' and c.relname = w.relation and t.tgname = w.name
    and t.tgenabled in ('O', 'A'))
union all
select 'seal ' || s.seal_number, 'does not continue the one before'
from ledger.seal s left join ledger.seal p on p.seal_number = s.seal_number - 1
where s.seal_number > 1
  and (p.seal_number is null or p.to_journal + 1 <> s.from_journal
    or p.seal_digest <> s.previous_digest)
union all
select 'seal ' || s.seal_number, 'is not the seal of the journals it names'
from (select * from ledger.seal order by seal_number desc limit 200) s
where s.root_digest <> ledger.seal_root(s.from_journal, s.to_journal, s.nonce)
  or s.journals <> (
    select count(*) from ledger.journal
    where journal_id between s.from_journal and s.to_journal);
