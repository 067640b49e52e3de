-- Tax is owed to a country, so the account of what is owed has one; and the kinds of journals that
-- orders of many lines, refunds, disputes, releases and payouts need.
alter table ledger.account add column country char(2) check (country ~ '^[A-Z]{2}$');
comment on column ledger.account.country is 'ISO 3166-1 code of the state that tax is owed to.';
alter table ledger.account add constraint account_one_holder
  check (member_id is null or country is null);
alter table ledger.account drop constraint account_chart_currency_member_id_key;
alter table ledger.account add constraint account_chart_currency_holder_key
  unique nulls not distinct (chart, currency, member_id, country);

create or replace function ledger.guard_account() returns trigger
  language plpgsql as $$
begin
  if (new.account_id, new.code, new.chart, new.kind, new.normal_side, new.currency, new.member_id,
      new.country, new.min_balance, new.opened_at)
     is distinct from
     (old.account_id, old.code, old.chart, old.kind, old.normal_side, old.currency, old.member_id,
      old.country, old.min_balance, old.opened_at)
     or (new.balance is distinct from old.balance and new.version <= old.version) then
    raise exception 'account % cannot become another', old.code
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;

alter table ledger.journal drop constraint journal_kind_check;
alter table ledger.journal add constraint journal_kind_check
  check (kind in (
    'sale', 'fee', 'in_vain', 'returned', 'release',
    'payout', 'payout_sent', 'payout_failed',
    'refund', 'refund_done', 'refund_failed',
    'dispute_withdrawn', 'dispute_won', 'dispute_lost',
    'recovery', 'bank'));
comment on column ledger.journal.cause is
  'What it was made for: an order, a payout, a movement at the provider.';
comment on column ledger.journal.reverses_journal is
  'The journal that this one takes back; itself it stays as it is.';
create index journal_cause on ledger.journal (cause);
create index journal_recorded on ledger.journal (recorded_at);
