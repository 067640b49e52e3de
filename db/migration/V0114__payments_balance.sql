-- The provider's list of movements on our balance, copied as it is, what explains each of them, and
-- each look through it. Nothing here changes a number anywhere else.
create table payments.balance_transaction (
  provider_transaction text primary key check (length(provider_transaction) between 1 and 255),
  type text not null,
  category text not null,
  source text,
  amount bigint not null,
  fee bigint not null,
  net bigint not null,
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  exchange_rate numeric,
  created_at timestamptz not null,
  available_on timestamptz not null,
  seen_at timestamptz not null,
  check (net = amount - fee)
);
comment on table payments.balance_transaction is
  'Movements on our balance at the provider, as it lists them. Never changed.';
comment on column payments.balance_transaction.type is 'The provider''s word for what it is.';
comment on column payments.balance_transaction.category is
  'The provider''s word for what it counts as in its reports.';
comment on column payments.balance_transaction.source is 'The provider''s id of what caused it.';
comment on column payments.balance_transaction.amount is 'Minor units of the currency.';
comment on column payments.balance_transaction.net is 'What the balance changed by, minor units.';
create index balance_transaction_source on payments.balance_transaction (source);
create index balance_transaction_created on payments.balance_transaction (created_at);
create trigger balance_transaction_append_only
  before update or delete on payments.balance_transaction
  for each statement execute function public.refuse_change();
create trigger balance_transaction_never_emptied before truncate on payments.balance_transaction
  for each statement execute function public.refuse_change();

create table payments.balance_link (
  provider_transaction text primary key
    references payments.balance_transaction (provider_transaction),
  kind text not null
    check (kind in ('payment', 'refund', 'refund_failure', 'dispute', 'transfer', 'reversal',
                    'bank', 'bank_return')),
  subject text not null,
  linked_at timestamptz not null
);
comment on table payments.balance_link is 'What explains a movement. Never changed.';
comment on column payments.balance_link.subject is
  'The key of the payment, refund, dispute, transfer, reversal or payout.';
create index balance_link_subject on payments.balance_link (kind, subject);
create trigger balance_link_append_only before update or delete on payments.balance_link
  for each statement execute function public.refuse_change();
create trigger balance_link_never_emptied before truncate on payments.balance_link
  for each statement execute function public.refuse_change();

create table payments.reconciliation (
  reconciliation_id bigint generated always as identity primary key,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  events_found integer not null check (events_found >= 0),
  movements_found integer not null check (movements_found >= 0),
  unexplained integer not null check (unexplained >= 0),
  missing integer not null check (missing >= 0),
  check (finished_at >= started_at)
);
comment on table payments.reconciliation is
  'Each complete look through the provider''s events and movements. The next begins before the '
  'last one began.';
comment on column payments.reconciliation.events_found is 'Messages that had not reached us.';
comment on column payments.reconciliation.movements_found is 'Movements that were new.';
comment on column payments.reconciliation.unexplained is 'Theirs without ours, when it ended.';
comment on column payments.reconciliation.missing is 'Ours without theirs, when it ended.';
create index reconciliation_started on payments.reconciliation (started_at);
create trigger reconciliation_append_only before update or delete on payments.reconciliation
  for each statement execute function public.refuse_change();
create trigger reconciliation_never_emptied before truncate on payments.reconciliation
  for each statement execute function public.refuse_change();

-- Where a message came in: at the address for whole objects, at the one for names of objects, or
-- in the provider's list, because it had not arrived.
alter table payments.webhook_event add column came_by text not null default 'hook'
  check (came_by in ('hook', 'thin_hook', 'list'));
alter table payments.webhook_event alter column came_by drop default;
comment on column payments.webhook_event.came_by is
  'hook: whole objects; thin_hook: names of objects; list: found later in the provider''s list, '
  'unsigned, over our own connection.';
