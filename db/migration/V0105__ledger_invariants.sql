-- What must always hold about the books. Each view has one row for each violation; empty is well.

create view ledger.share_place as
select l.order_ref, s.line_ref, s.share, s.role, s.member_id, l.currency, p.place,
       sum(p.amount) as amount
from ledger.line_share s
join ledger.order_line l using (line_ref)
cross join lateral (
  select case when s.role = 'creator' then 'pending' else 'kept' end as place, s.amount
  union all
  select m.place, m.amount from ledger.line_move m
  where m.line_ref = s.line_ref and m.share = s.share
) p
group by l.order_ref, s.line_ref, s.share, s.role, s.member_id, l.currency, p.place;
comment on view ledger.share_place is 'Where each share of each line stands.';

create view oversight.l01_books_balance as
select 'journal ' || j.journal_id as subject,
       count(e.seq) || ' entries sum to ' || coalesce(sum(e.amount), 0) as detail
from ledger.journal j left join ledger.entry e using (journal_id)
group by j.journal_id
having count(e.seq) < 2 or sum(e.amount) <> 0
union all
select 'currency ' || currency, 'all entries sum to ' || sum(amount)
from ledger.entry group by currency having sum(amount) <> 0
union all
select 'account ' || a.code,
       'keeps ' || a.balance || ', its entries say '
         || coalesce(sum(case a.normal_side when 'debit' then e.amount else -e.amount end), 0)
from ledger.account a left join ledger.entry e using (account_id)
where a.balance is not null
group by a.account_id
having a.balance
  <> coalesce(sum(case a.normal_side when 'debit' then e.amount else -e.amount end), 0);
comment on view oversight.l01_books_balance is
  'L1: every journal and every currency sums to zero, and kept balances are the sums of entries.';

create view oversight.l03_orders_divided as
select 'order ' || o.order_ref as subject,
       'captured ' || captured.amount || ', divided ' || divided.amount as detail
from ledger.paid_order o
cross join lateral (
  select coalesce(sum(e.amount), 0) as amount
  from ledger.entry e join ledger.account a using (account_id)
  where e.journal_id = o.journal_id and a.chart = 'stripe.balance') captured
cross join lateral (
  select coalesce(sum(s.amount), 0) as amount
  from ledger.order_line l join ledger.line_share s using (line_ref)
  where l.order_ref = o.order_ref) divided
where captured.amount <> divided.amount
union all
select 'line ' || l.line_ref, s.role || ' got ' || s.amount || ' of ' || l.net
from ledger.order_line l
cross join lateral (
  select role, sum(amount) as amount,
         case role when 'creator' then l.creator_bp when 'operating' then l.operating_bp
           when 'solidarity' then l.solidarity_bp else l.reserve_bp end as bp
  from ledger.line_share where line_ref = l.line_ref and role <> 'tax' group by role) s
-- A share is less than one minor unit from its exact part.
where abs(s.amount * 10000 - l.net::numeric * s.bp) >= 10000
union all
select 'line ' || line_ref, 'share ' || share || ' holds ' || amount || ' at ' || place
from ledger.share_place where amount < 0
union all
select 'account ' || a.code, 'keeps ' || a.balance || ', the lines say ' || coalesce(p.amount, 0)
from ledger.account a
left join (
  select member_id, currency, place, sum(amount) as amount
  from ledger.share_place where place in ('pending', 'blocked')
  group by member_id, currency, place) p
  on p.member_id = a.member_id and p.currency = a.currency and a.chart = 'creator.' || p.place
where a.chart in ('creator.pending', 'creator.blocked') and a.balance <> coalesce(p.amount, 0)
union all
select 'journal ' || j.journal_id,
       m.role || ' moved by ' || m.amount || ', booked ' || coalesce(b.amount, 0)
from (
  select o.journal_id, s.role, sum(s.amount) as amount
  from ledger.paid_order o
  join ledger.order_line l using (order_ref)
  join ledger.line_share s using (line_ref)
  where s.role in ('operating', 'solidarity', 'tax')
  group by o.journal_id, s.role
  union all
  select m.journal_id, s.role, sum(m.amount)
  from ledger.line_move m join ledger.line_share s using (line_ref, share)
  where s.role in ('operating', 'solidarity', 'tax')
  group by m.journal_id, s.role) m
join ledger.journal j using (journal_id)
cross join lateral (
  select -sum(e.amount) as amount
  from ledger.entry e join ledger.account a using (account_id)
  where e.journal_id = j.journal_id
    and a.chart = case m.role when 'operating' then 'commission'
      when 'solidarity' then 'solidarity.fund' else 'vat.payable' end) b
where m.amount <> coalesce(b.amount, 0)
union all
select 'order ' || o.order_ref, 'all went back, but ' || b.code || ' still has ' || b.amount
from ledger.paid_order o
cross join lateral (
  select a.code, sum(e.amount) as amount
  from ledger.journal j
  join ledger.entry e using (journal_id)
  join ledger.account a using (account_id)
  where j.cause = o.order_ref and j.kind in ('sale', 'refund', 'refund_done', 'refund_failed')
    and a.chart in ('commission', 'solidarity.fund', 'collective.reserve', 'vat.payable')
  group by a.code having sum(e.amount) <> 0) b
where not exists (
    select from ledger.share_place p where p.order_ref = o.order_ref and p.amount <> 0)
  and not exists (
    select from ledger.journal j where j.cause = o.order_ref and j.kind = 'dispute_lost');
comment on view oversight.l03_orders_divided is
  'L3: what was captured is divided to the cent by the rates of its line, the books agree with '
  'where the shares stand, and of an order that went back whole nothing is left.';

create view oversight.l07_members_not_below_zero as
select 'account ' || a.code as subject, 'stands at ' || sum(-e.amount) as detail
from ledger.account a join ledger.entry e using (account_id)
where a.chart in
  ('creator.pending', 'creator.available', 'creator.blocked', 'payout.in_transit')
group by a.account_id having sum(-e.amount) < 0
union all
select 'account ' || a.code, 'stands at ' || sum(e.amount)
from ledger.account a join ledger.entry e using (account_id)
where a.chart = 'member.recoverable'
group by a.account_id having sum(e.amount) < 0
union all
select 'account ' || o.code, 'owes ' || o.balance || ' with ' || h.balance || ' available'
from ledger.account o
join ledger.account h using (member_id, currency)
where o.chart = 'member.recoverable' and h.chart = 'creator.available'
  and o.balance > 0 and h.balance > 0;
comment on view oversight.l07_members_not_below_zero is
  'L7: members'' balances are never below zero; debts stand in an account of their own, and nobody '
  'has one while money is available.';

create view oversight.l10_ledger_nothing_stuck as
select 'journal ' || j.idem_key as subject, 'open since ' || j.recorded_at as detail
from ledger.journal j
join (values
  ('payout', interval '3 days', ':sent', ':failed'),
  ('refund', interval '7 days', ':done', ':failed')) as w(kind, settle, done, failed)
  using (kind)
where j.recorded_at < now() - w.settle
  and not exists (
    select from ledger.journal d
    where d.idem_key in (j.idem_key || w.done, j.idem_key || w.failed))
union all
select 'journal ' || j.idem_key, 'not returned since ' || j.recorded_at
from ledger.journal j
where j.kind = 'in_vain' and j.recorded_at < now() - interval '7 days'
  and not exists (
    select from ledger.journal d
    where d.idem_key = 'returned:' || substr(j.idem_key, length('in_vain:') + 1))
union all
select 'journal ' || j.idem_key, 'undecided since ' || j.recorded_at
from ledger.journal j
where j.kind = 'dispute_withdrawn' and j.recorded_at < now() - interval '180 days'
  and not exists (
    select from ledger.journal d
    where d.idem_key in (
      regexp_replace(j.idem_key, ':withdrawn$', ':won'),
      regexp_replace(j.idem_key, ':withdrawn$', ':lost')))
union all
select 'account ' || a.code, 'stands at ' || sum(e.amount)
from ledger.account a
join ledger.entry e using (account_id)
where a.chart = 'unallocated'
group by a.account_id
having sum(e.amount) <> 0;
comment on view oversight.l10_ledger_nothing_stuck is
  'L10: what was intended has ended within the time that it may take, and nothing is unexplained.';

create view oversight.l11_append_only as
select 'trigger ' || w.name || ' on ledger.' || w.relation as subject,
       'is missing or switched off' as detail
from (
  select relation, relation || suffix as name
  from unnest(array['journal', 'entry', 'paid_order', 'order_line', 'line_share', 'line_move',
    'seal', 'account_snapshot']) as relation,
    unnest(array['_append_only', '_never_emptied']) as suffix
  union all
  values ('journal', 'journal_stamped'), ('journal', 'journal_balances'),
    ('entry', 'entry_in_time'), ('entry', 'entry_balances'),
    ('account', 'account_guarded'), ('account', 'account_kept'), ('account', 'account_never_emptied'),
    ('order_line', 'line_divided'), ('line_share', 'share_divides'), ('seal', 'seal_continues')) w
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
comment on view oversight.l11_append_only is
  'L11: the guards that keep the books from being changed stand, all seals follow each other, and '
  'the last 200 are those of the rows they name; a job looks at all of them.';
