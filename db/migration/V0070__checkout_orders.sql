-- A quote is what a buyer was shown: price, policy and terms, held for a while. Placing it makes
-- the order of the same id; so a quote becomes one order, however often it is sent.
create table checkout.quote (
  order_id uuid primary key,
  person_id uuid not null references identity.person (person_id),
  work_id uuid not null references catalogue.work (work_id),
  licence_class text not null,
  price bigint not null check (price > 0),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  policy_version integer not null references policy.version (policy_version),
  terms_digest bytea not null check (octet_length(terms_digest) = 32),
  quoted_at timestamptz not null,
  held_until timestamptz not null,
  check (held_until > quoted_at)
);
comment on table checkout.quote is 'What a buyer was shown. Never changed.';
comment on column checkout.quote.price is 'Minor units, without tax.';
comment on column checkout.quote.policy_version is 'The voted document that divides the price.';
comment on column checkout.quote.terms_digest is 'The licence terms that were shown.';
create index quote_person on checkout.quote (person_id, work_id, quoted_at desc);
create trigger quote_append_only before update or delete on checkout.quote
  for each statement execute function public.refuse_change();
create trigger quote_never_emptied before truncate on checkout.quote
  for each statement execute function public.refuse_change();

create table checkout.purchase (
  order_id uuid primary key references checkout.quote (order_id),
  person_id uuid not null references identity.person (person_id),
  work_id uuid not null references catalogue.work (work_id),
  work_title text not null,
  member_id uuid not null references members.member (member_id),
  licence_class text not null,
  licensee text not null check (length(licensee) between 1 and 200),
  price bigint not null check (price > 0),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  policy_version integer not null references policy.version (policy_version),
  terms_digest bytea not null check (octet_length(terms_digest) = 32),
  placed_at timestamptz not null,
  payment_id uuid not null unique references payments.payment (payment_id),
  state text not null check (state in ('placed', 'paid', 'closed', 'refund_due')),
  decided_at timestamptz,
  licence_id uuid unique references licensing.licence (licence_id),
  reason text,
  check ((state = 'placed') = (decided_at is null)),
  check ((state = 'paid') = (licence_id is not null)),
  check ((state in ('closed', 'refund_due')) = (reason is not null))
);
comment on table checkout.purchase is 'An order of one licence: who ordered what, under which rules.';
comment on column checkout.purchase.member_id is 'The creator.';
comment on column checkout.purchase.terms_digest is 'The terms that the buyer accepted.';
comment on column checkout.purchase.policy_version is
  'In force when the order was placed; divides its price for ever.';
comment on column checkout.purchase.payment_id is
  'The one payment of the order; when it has lapsed, a new quote makes a new order.';
create index purchase_person on checkout.purchase (person_id, placed_at desc);

create function checkout.guard_purchase() returns trigger
  language plpgsql as $$
begin
  if (new.order_id, new.person_id, new.work_id, new.work_title, new.member_id, new.licence_class,
      new.licensee, new.price, new.currency, new.policy_version, new.terms_digest, new.placed_at, new.payment_id)
     is distinct from
     (old.order_id, old.person_id, old.work_id, old.work_title, old.member_id, old.licence_class,
      old.licensee, old.price, old.currency, old.policy_version, old.terms_digest, old.placed_at, old.payment_id)
     or old.state = 'paid' then
    raise exception 'order % cannot become another', old.order_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function checkout.guard_purchase() is 'What was ordered and what was paid stays so.';
create trigger purchase_guarded before update on checkout.purchase
  for each row execute function checkout.guard_purchase();
create trigger purchase_kept before delete on checkout.purchase
  for each statement execute function public.refuse_change();
create trigger purchase_never_emptied before truncate on checkout.purchase
  for each statement execute function public.refuse_change();
