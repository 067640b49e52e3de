-- What somebody did at the provider by hand is explained by a person; the books are not touched.
alter table payments.balance_link drop constraint balance_link_kind_check;
alter table payments.balance_link add constraint balance_link_kind_check
  check (kind in ('payment', 'refund', 'refund_failure', 'dispute', 'transfer', 'reversal', 'bank',
                  'bank_return', 'person'));
comment on column payments.balance_link.subject is
  'The key of the payment, refund, dispute, transfer, reversal or payout; for a person''s word, who '
  'and why.';
