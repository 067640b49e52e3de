-- One schema a module. The tables of a module live in the schema of its name, and only that
-- module's code touches them; keys between schemas go to primary keys only.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

create schema identity;
comment on schema identity is 'People who can sign in.';
create schema members;
comment on schema members is 'Membership of the co-op.';
create schema policy;
comment on schema policy is 'Versions of the voted document.';
create schema register;
comment on schema register is 'The append-only public log.';
create schema ledger;
comment on schema ledger is 'Double-entry books.';
create schema payments;
comment on schema payments is 'Payments at the provider and its events.';
create schema vault;
comment on schema vault is 'Which bytes are kept.';
create schema provenance;
comment on schema provenance is 'Claims of human making, evidence and verdicts.';
create schema catalogue;
comment on schema catalogue is 'Works, renditions and listings.';
create schema licensing;
comment on schema licensing is 'Terms, offers and granted licences.';
create schema checkout;
comment on schema checkout is 'Orders.';
create schema governance;
comment on schema governance is 'Proposals, ballots and counts.';
create schema moderation;
comment on schema moderation is 'Reports and cases.';
create schema payouts;
comment on schema payouts is 'Payout runs.';
create schema notifications;
comment on schema notifications is 'Mail to be sent and sent.';
create schema jobs;
comment on schema jobs is 'The one durable job queue.';

-- Raised by the triggers of every append-only table.
create function public.refuse_change() returns trigger
  language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_schema || '.' || tg_table_name, tg_op
    using errcode = 'restrict_violation';
end;
$$;
comment on function public.refuse_change() is 'Trigger function for append-only tables.';
