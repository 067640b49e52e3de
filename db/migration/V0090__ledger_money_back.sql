-- Money that came in and has to go back whole: booked when it comes, and again when it has gone.
alter table ledger.journal drop constraint journal_kind_check;
alter table ledger.journal add constraint journal_kind_check
  check (kind in ('sale', 'fee', 'in_vain', 'returned'));
