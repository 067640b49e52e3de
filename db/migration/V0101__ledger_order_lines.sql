-- What a sale journal is about: the order, its lines, and how each line is divided, one row an
-- effect. What happens to a share later is one more row, never a change: released, blocked by a
-- dispute, given back. Where a share stands is the sum of its rows.

create table ledger.paid_order (
  order_ref text primary key,
  journal_id bigint not null unique,
  currency char(3) not null,
  nonce bytea not null check (octet_length(nonce) = 16),
  journal_digest bytea not null check (octet_length(journal_digest) = 32),
  entry_id bigint not null unique references register.entry (entry_id),
  foreign key (journal_id, currency) references ledger.journal (journal_id, currency)
);
comment on table ledger.paid_order is 'Orders that were paid, each with its sale journal. Never changed.';
comment on column ledger.paid_order.order_ref is 'Outside form of the order.';
comment on column ledger.paid_order.nonce is 'Keeps the published digest from being guessed.';
comment on column ledger.paid_order.journal_digest is 'What the register shows of this sale.';
comment on column ledger.paid_order.entry_id is 'Where it stands in the register.';

create table ledger.order_line (
  line_ref text primary key,
  order_ref text not null references ledger.paid_order (order_ref),
  seq smallint not null check (seq >= 1),
  work_ref text not null,
  work_title text not null,
  licence_class text not null,
  currency char(3) not null,
  net bigint not null check (net >= 0),
  tax bigint not null check (tax >= 0),
  tax_country char(2) not null check (tax_country ~ '^[A-Z]{2}$'),
  tax_bp integer not null check (tax_bp between 0 and 10000),
  creator_bp integer not null check (creator_bp between 0 and 10000),
  operating_bp integer not null check (operating_bp between 0 and 10000),
  solidarity_bp integer not null check (solidarity_bp between 0 and 10000),
  reserve_bp integer not null check (reserve_bp between 0 and 10000),
  hold_until timestamptz not null,
  unique (order_ref, seq),
  check (creator_bp + operating_bp + solidarity_bp + reserve_bp = 10000)
);
comment on table ledger.order_line is
  'One licence of a paid order with the rates it was divided by: the cents can be computed again '
  'from this row and the weights of its shares alone, whatever is voted later. Never changed.';
comment on column ledger.order_line.line_ref is 'Outside form of the order''s line.';
comment on column ledger.order_line.work_ref is 'Outside form of the work.';
comment on column ledger.order_line.work_title is 'As it was when sold.';
comment on column ledger.order_line.net is 'Price without tax, minor units.';
comment on column ledger.order_line.tax is 'Tax on top of it, minor units.';
comment on column ledger.order_line.tax_country is
  'The state it is owed to; ZZ, which ISO 3166 leaves free, for sales from before tax was computed.';
comment on column ledger.order_line.tax_bp is 'Basis points of the net price.';
comment on column ledger.order_line.creator_bp is 'Basis points of the net price.';
comment on column ledger.order_line.hold_until is
  'Until when the creators'' part waits: the sale and the hold of its policy version.';
create index order_line_due on ledger.order_line (hold_until, line_ref);

create table ledger.line_share (
  line_ref text not null references ledger.order_line (line_ref),
  share smallint not null check (share >= 1),
  role text not null check (role in ('creator', 'operating', 'solidarity', 'reserve', 'tax')),
  member_id uuid references members.member (member_id),
  weight bigint check (weight >= 0),
  amount bigint not null check (amount >= 0),
  primary key (line_ref, share),
  check ((role = 'creator') = (member_id is not null)),
  check ((role = 'creator') = (weight is not null))
);
comment on table ledger.line_share is
  'How a line was divided, one row a person or purpose; together net price and tax. Never changed.';
comment on column ledger.line_share.share is
  'Its place in the line: creators by their ids, operating, solidarity, reserve, tax. On a tie the '
  'earlier gets the cent.';
comment on column ledger.line_share.weight is
  'Of the creators'' part, in relation to the weights of the line''s other creators.';
comment on column ledger.line_share.amount is 'Minor units.';
create unique index line_share_member on ledger.line_share (member_id, line_ref)
  where member_id is not null;
create unique index line_share_role on ledger.line_share (line_ref, role)
  where role <> 'creator';

create table ledger.line_move (
  journal_id bigint not null references ledger.journal (journal_id),
  seq smallint not null check (seq >= 1),
  line_ref text not null,
  share smallint not null,
  place text not null check (place in (
    'pending', 'released', 'kept', 'blocked', 'disputed', 'granted')),
  amount bigint not null check (amount <> 0),
  primary key (journal_id, seq),
  foreign key (line_ref, share) references ledger.line_share (line_ref, share)
);
comment on table ledger.line_move is
  'What became of a share after the sale: leaves one place, comes to another or goes back to the '
  'buyer. A creator''s share begins at pending, the others at kept. Never changed.';
comment on column ledger.line_move.place is
  'pending: in the hold. released: the member''s own. kept: the co-op''s or the state''s. blocked: '
  'disputed, and held back from the member. disputed: so, but there was nothing to hold back. '
  'granted: lost in a dispute, and given to the member out of the reserve instead.';
comment on column ledger.line_move.amount is 'Minor units: comes above zero, leaves below.';
create index line_move_line on ledger.line_move (line_ref, share);

do $$
declare
  kept text;
begin
  foreach kept in array array['paid_order', 'order_line', 'line_share', 'line_move'] loop
    execute format(
      'create trigger %1$s_append_only before update or delete on ledger.%1$s '
      'for each statement execute function public.refuse_change()', kept);
    execute format(
      'create trigger %1$s_never_emptied before truncate on ledger.%1$s '
      'for each statement execute function public.refuse_change()', kept);
  end loop;
end;
$$;

-- The end of the transaction in which a line comes: its shares are net price and tax to the cent.
create function ledger.check_line() returns trigger
  language plpgsql as $$
declare
  divided numeric;
begin
  select coalesce(sum(amount), 0) into divided
  from ledger.line_share where line_ref = new.line_ref;
  if divided <> (select net + tax from ledger.order_line where line_ref = new.line_ref) then
    raise exception 'the shares of line % sum to %', new.line_ref, divided
      using errcode = 'check_violation';
  end if;
  return null;
end;
$$;
comment on function ledger.check_line() is 'A line is divided without losing a minor unit.';
create constraint trigger line_divided after insert on ledger.order_line
  deferrable initially deferred for each row execute function ledger.check_line();
create constraint trigger share_divides after insert on ledger.line_share
  deferrable initially deferred for each row execute function ledger.check_line();
