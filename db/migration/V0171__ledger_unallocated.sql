-- Money that the provider moved and nothing of ours explains stands in an account of its own until
-- it is explained, so that the books hold what the provider holds all the same.
alter table ledger.journal drop constraint journal_kind_check;
alter table ledger.journal add constraint journal_kind_check
  check (kind in (
    'sale', 'fee', 'in_vain', 'returned', 'release',
    'payout', 'payout_sent', 'payout_failed',
    'refund', 'refund_done', 'refund_failed',
    'dispute_withdrawn', 'dispute_won', 'dispute_lost', 'recovery', 'bank',
    'unallocated', 'explained'));
