-- Sales from before had one line each, named as their order, one creator and no tax.
insert into ledger.paid_order (order_ref, journal_id, currency, nonce, journal_digest, entry_id)
select order_ref, journal_id, currency, nonce, journal_digest, entry_id from ledger.sale;

insert into ledger.order_line
  (line_ref, order_ref, seq, work_ref, work_title, licence_class, currency, net, tax, tax_country,
   tax_bp, creator_bp, operating_bp, solidarity_bp, reserve_bp, hold_until)
select s.order_ref, s.order_ref, 1, s.work_ref, s.work_title, s.licence_class, s.currency, s.net, 0,
       'ZZ', 0, s.creator_bp, s.operating_bp, s.solidarity_bp, s.reserve_bp,
       j.effective_at + make_interval(
         hours => 24 * (v.body::jsonb #>> '{values,payout.hold}')::integer)
from ledger.sale s
join ledger.journal j using (journal_id)
join policy.version v on v.policy_version = j.policy_version;

insert into ledger.line_share (line_ref, share, role, member_id, weight, amount)
select s.order_ref, v.share, v.role, v.member_id, v.weight, v.amount
from ledger.sale s
cross join lateral (values
  (1, 'creator', s.member_id, 1, s.creator_part),
  (2, 'operating', null, null, s.operating_part),
  (3, 'solidarity', null, null, s.solidarity_part),
  (4, 'reserve', null, null, s.reserve_part),
  (5, 'tax', null, null, 0)) as v(share, role, member_id, weight, amount);
