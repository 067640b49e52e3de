-- The guards of closed years belong to those that must stand, and a closed year says what its
-- journals say.

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
    ('year_share', 'year_share_divides')) w
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

create view oversight.l09_years_as_voted as
select 'year ' || r.year || ' in ' || r.currency as subject,
       'is divided by other rates than those of its policy version' as detail
from ledger.year_result r
join ledger.closed_year y using (year)
cross join lateral (
  select floor(y.reserve_bp * r.divided::numeric / 10000) as reserve,
         floor(y.education_bp * r.divided::numeric / 10000) as education) v
cross join lateral (
  select exists (
    select from ledger.year_share s where s.year = r.year and s.currency = r.currency) as shared) s
-- Where no member has a share, the reserve has what members would have had.
where r.education <> least(v.education, r.divided - v.reserve)
   or r.reserve <> case when s.shared then v.reserve else r.divided - r.education end
union all
select 'year ' || r.year || ' in ' || r.currency,
       'account ' || a.code || ' is left with ' || sum(e.amount)
from ledger.year_result r
join ledger.closed_year y using (year)
cross join lateral (
  select w.journal_id from ledger.journal w
  where w.currency = r.currency and w.recorded_at >= y.from_at and w.recorded_at < y.to_at
    and w.kind <> 'year_result'
  union all
  select r.result_journal) j
join ledger.entry e using (journal_id)
join ledger.account a using (account_id)
where a.kind in ('income', 'expense')
group by r.year, r.currency, a.code having sum(e.amount) <> 0
union all
select 'year ' || r.year || ' in ' || r.currency,
       w.chart || ' is ' || w.amount || ', booked ' || coalesce(b.amount, 0)
from ledger.year_result r
cross join lateral (
  select coalesce(sum(cash), 0) as cash, coalesce(sum(retained), 0) as retained
  from ledger.year_share s where s.year = r.year and s.currency = r.currency) s
cross join lateral (
  values (r.result_journal, 'surplus', r.result::numeric),
    (r.division_journal, 'surplus', -r.divided::numeric),
    (r.division_journal, 'collective.reserve', r.reserve::numeric),
    (r.division_journal, 'education.fund', r.education::numeric),
    (r.division_journal, 'patronage.payable', s.cash),
    (r.division_journal, 'member.retained_patronage', s.retained)) w(journal_id, chart, amount)
left join lateral (
  select -sum(e.amount) as amount
  from ledger.entry e join ledger.account a using (account_id)
  where e.journal_id = w.journal_id and a.chart = w.chart) b on true
where w.amount <> coalesce(b.amount, 0);
comment on view oversight.l09_years_as_voted is
  'L9: closed years are divided by the rates of their policy version, nothing came into them later, '
  'and the journals say what the rows say.';
