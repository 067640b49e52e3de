-- Fees that the provider takes for a month and not for a payment. It says itself what they are, so
-- no person has to.
alter table payments.balance_link drop constraint balance_link_kind_check;
alter table payments.balance_link add constraint balance_link_kind_check
  check (kind in ('payment', 'refund', 'refund_failure', 'dispute', 'transfer', 'reversal', 'bank',
                  'bank_return', 'person', 'provider_fee'));
comment on column payments.balance_link.subject is
  'The key of the payment, refund, dispute, transfer, reversal or payout; the movement itself for a '
  'fee of the provider; for a person''s word, who and why.';

create or replace view oversight.provider_told as
select 'payment' as kind, payment_id::text as subject, currency,
  amount - coalesce(fee, 0) as net, decided_at as since
from payments.payment where state = 'succeeded'
union all
select 'refund', refund_id::text, currency, case state when 'done' then -amount else 0 end,
  decided_at
from payments.refund where state in ('done', 'failed')
union all
select 'dispute', provider_dispute, currency,
  coalesce(reinstated, 0) - withdrawn - coalesce(fee, 0), greatest(withdrawn_at, reinstated_at)
from payments.dispute where withdrawn is not null
union all
select 'transfer', transfer_id::text, currency, -amount, decided_at
from payments.transfer where state = 'done'
union all
select 'reversal', reversal_id::text, currency, amount, decided_at
from payments.transfer_reversal where state = 'done'
union all
select 'bank', provider_payout, currency, case when returned_at is null then -amount else 0 end,
  greatest(paid_at, returned_at)
from payments.bank_payout
union all
select l.kind, l.subject, t.currency, t.net, l.linked_at
from payments.balance_link l
join payments.balance_transaction t using (provider_transaction)
where l.kind = 'provider_fee';
