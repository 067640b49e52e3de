-- What somebody means to license, kept until it is ordered or taken out.
create table checkout.basket_line (
  person_id uuid not null references identity.person (person_id),
  work_id uuid not null references catalogue.work (work_id),
  licence_class text not null,
  put_at timestamptz not null,
  primary key (person_id, work_id)
);
comment on table checkout.basket_line is
  'The basket of a person: each work once, under one kind of licence. Rows come and go.';

-- Money of an order that goes back: because it bought nothing, or because the buyer asked.
create table checkout.refund (
  refund_id uuid primary key,
  order_id uuid not null references checkout.purchase (order_id),
  kind text not null check (kind in ('in_vain', 'asked')),
  amount bigint not null check (amount > 0),
  state text not null check (state in ('asked', 'refused', 'agreed', 'sent', 'failed')),
  reason text not null check (length(reason) between 1 and 1000),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references identity.person (person_id),
  answer text check (length(answer) <= 1000),
  ended_at timestamptz,
  check ((state = 'asked') = (decided_at is null)),
  check ((state in ('sent', 'failed')) = (ended_at is not null)),
  check (kind = 'asked' or state in ('agreed', 'sent', 'failed'))
);
comment on table checkout.refund is
  'Money that goes back to a buyer, from the wish to the end. Agreed ones are in the books.';
comment on column checkout.refund.amount is 'Minor units, tax included.';
comment on column checkout.refund.decided_by is
  'The member of the board who decided; null where the rule decided by itself.';
create index refund_order on checkout.refund (order_id);
create index refund_waiting on checkout.refund (asked_at) where state = 'asked';

create table checkout.refund_line (
  refund_id uuid not null references checkout.refund (refund_id),
  line_id uuid not null references checkout.purchase_line (line_id),
  amount bigint not null check (amount > 0),
  primary key (refund_id, line_id)
);
comment on table checkout.refund_line is 'What goes back of each line, tax included.';
create index refund_line_line on checkout.refund_line (line_id);
create trigger refund_line_append_only before update or delete on checkout.refund_line
  for each statement execute function public.refuse_change();
create trigger refund_line_never_emptied before truncate on checkout.refund_line
  for each statement execute function public.refuse_change();

create function checkout.guard_refund() returns trigger
  language plpgsql as $$
begin
  if (new.refund_id, new.order_id, new.kind, new.amount, new.reason, new.asked_at)
     is distinct from
     (old.refund_id, old.order_id, old.kind, old.amount, old.reason, old.asked_at)
     or not (
       old.state = 'asked'
       or old.state = 'agreed' and new.state in ('sent', 'failed')
       or old.state = 'sent' and new.state = 'failed') then
    raise exception 'refund % cannot become another', old.refund_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function checkout.guard_refund() is 'Keeps refunds monotone.';
create trigger refund_monotone before update on checkout.refund
  for each row execute function checkout.guard_refund();
create trigger refund_kept before delete on checkout.refund
  for each statement execute function public.refuse_change();
create trigger refund_never_emptied before truncate on checkout.refund
  for each statement execute function public.refuse_change();

-- What a buyer's bank takes back.
create table checkout.dispute (
  dispute text primary key check (length(dispute) between 1 and 255),
  order_id uuid not null references checkout.purchase (order_id),
  amount bigint not null check (amount > 0),
  reason text not null,
  evidence_by timestamptz,
  state text not null
    check (state in ('opened', 'withdrawn', 'won', 'lost', 'warning_closed', 'prevented')),
  opened_at timestamptz not null,
  closed_at timestamptz,
  check ((state in ('opened', 'withdrawn')) = (closed_at is null))
);
comment on table checkout.dispute is 'Disputes of payments of orders, from opening to their end.';
comment on column checkout.dispute.dispute is 'The provider''s id.';
comment on column checkout.dispute.amount is 'Minor units.';
create index dispute_order on checkout.dispute (order_id);
create trigger dispute_kept before delete on checkout.dispute
  for each statement execute function public.refuse_change();
create trigger dispute_never_emptied before truncate on checkout.dispute
  for each statement execute function public.refuse_change();
