-- An order has lines: several licences of several makers, paid once. What one line held until now
-- becomes the only line of its order and keeps the order's number, since its licence names it.

create function public.typed_id(kind text, id uuid) returns text
  language sql immutable strict parallel safe as $$
  select kind || '_' || string_agg(
    substr(
      '0123456789abcdefghjkmnpqrstvwxyz', substring(number from place * 5 + 1 for 5)::bit(5)::int + 1, 1),
    '' order by place)
  from (select B'00' || ('x' || replace(id::text, '-', ''))::bit(128) as number) as bits,
    generate_series(0, 25) as place
$$;
comment on function public.typed_id(text, uuid) is
  'The outside form of an id, as the application writes it: a word and 26 digits of base 32.';

alter table checkout.quote
  add column country char(2) not null default 'ZZ' check (country ~ '^[A-Z]{2}$'),
  add column vat_number text,
  add column tax_kind text not null default 'OUTSIDE'
    check (tax_kind in ('STANDARD', 'REVERSE_CHARGE', 'OUTSIDE')),
  add column tax_country char(2) not null default 'ZZ' check (tax_country ~ '^[A-Z]{2}$'),
  add column tax_bp integer not null default 0 check (tax_bp between 0 and 10000),
  add column tax_table text not null default 'before tax was computed',
  add column tax_evidence text not null default '';
alter table checkout.quote
  alter column country drop default,
  alter column tax_kind drop default,
  alter column tax_country drop default,
  alter column tax_bp drop default,
  alter column tax_table drop default,
  alter column tax_evidence drop default;
comment on column checkout.quote.country is
  'Where the buyer says they are; ZZ, which ISO 3166 leaves free, from before it was asked.';
comment on column checkout.quote.vat_number is 'As a business buyer typed it.';
comment on column checkout.quote.tax_country is 'The state that the tax is owed to.';
comment on column checkout.quote.tax_bp is 'Basis points of the net price.';
comment on column checkout.quote.tax_table is 'The row of the dated table that was used.';
comment on column checkout.quote.tax_evidence is 'What spoke for the place, one piece a line.';

create table checkout.quote_line (
  line_id uuid primary key,
  order_id uuid not null references checkout.quote (order_id),
  seq smallint not null check (seq >= 1),
  work_id uuid not null references catalogue.work (work_id),
  licence_class text not null,
  price bigint not null check (price > 0),
  tax bigint not null check (tax >= 0),
  terms_digest bytea not null check (octet_length(terms_digest) = 32),
  unique (order_id, seq),
  unique (order_id, work_id)
);
comment on table checkout.quote_line is 'One licence of a quote. Never changed.';
comment on column checkout.quote_line.price is 'Minor units, without tax.';
comment on column checkout.quote_line.tax is 'Minor units on top of it.';
comment on column checkout.quote_line.terms_digest is 'The licence terms that were shown.';
insert into checkout.quote_line
  (line_id, order_id, seq, work_id, licence_class, price, tax, terms_digest)
select order_id, order_id, 1, work_id, licence_class, price, 0, terms_digest from checkout.quote;
create trigger quote_line_append_only before update or delete on checkout.quote_line
  for each statement execute function public.refuse_change();
create trigger quote_line_never_emptied before truncate on checkout.quote_line
  for each statement execute function public.refuse_change();

create table checkout.purchase_line (
  line_id uuid primary key references checkout.quote_line (line_id),
  order_id uuid not null references checkout.purchase (order_id),
  seq smallint not null check (seq >= 1),
  work_id uuid not null references catalogue.work (work_id),
  work_title text not null,
  licence_class text not null,
  price bigint not null check (price > 0),
  tax bigint not null check (tax >= 0),
  terms_digest bytea not null check (octet_length(terms_digest) = 32),
  state text not null check (state in ('ordered', 'granted', 'lost')),
  decided_at timestamptz,
  licence_id uuid unique references licensing.licence (licence_id),
  reason text,
  unique (order_id, seq),
  check ((state = 'ordered') = (decided_at is null)),
  check ((state = 'granted') = (licence_id is not null)),
  check ((state = 'lost') = (reason is not null))
);
comment on table checkout.purchase_line is
  'One licence of an order: what was ordered, at which price and terms, and what came of it.';
comment on column checkout.purchase_line.state is
  'ordered: not paid as far as we know. granted: paid, and licensed. lost: paid or not, it could not '
  'be licensed any more.';
comment on column checkout.purchase_line.terms_digest is 'The terms that the buyer accepted.';
create index purchase_line_work on checkout.purchase_line (work_id);

create table checkout.purchase_share (
  line_id uuid not null references checkout.purchase_line (line_id),
  member_id uuid not null references members.member (member_id),
  weight integer not null check (weight > 0),
  primary key (line_id, member_id)
);
comment on table checkout.purchase_share is
  'Among whom the creators'' part of a line is divided, as it was signed when the order was placed.';
comment on column checkout.purchase_share.weight is 'In relation to the others of the same line.';

insert into checkout.purchase_line
  (line_id, order_id, seq, work_id, work_title, licence_class, price, tax, terms_digest, state,
   decided_at, licence_id, reason)
select order_id, order_id, 1, work_id, work_title, licence_class, price, 0, terms_digest,
  case state when 'paid' then 'granted' when 'refund_due' then 'lost' else 'ordered' end,
  case when state in ('paid', 'refund_due') then decided_at end,
  licence_id,
  case state when 'refund_due' then reason end
from checkout.purchase;
insert into checkout.purchase_share (line_id, member_id, weight)
select order_id, member_id, 1 from checkout.purchase;

drop trigger purchase_guarded on checkout.purchase;
drop function checkout.guard_purchase();
drop index checkout.quote_person;
alter table checkout.quote
  drop column work_id, drop column licence_class, drop column price, drop column terms_digest;
create index quote_person on checkout.quote (person_id, quoted_at desc);
alter table checkout.purchase
  drop column work_id, drop column work_title, drop column member_id, drop column licence_class,
  drop column price, drop column terms_digest, drop column licence_id,
  add column billed_to text not null default '' check (length(billed_to) <= 200),
  add column address text not null default '' check (length(address) <= 1000),
  add column language text not null default 'en';
alter table checkout.purchase
  alter column billed_to drop default,
  alter column address drop default,
  alter column language drop default;
comment on table checkout.purchase is
  'An order: who ordered, for whom, under which rules, and its one payment. What was ordered stands '
  'in its lines.';
comment on column checkout.purchase.billed_to is
  'Whom the invoice names; empty for the licensee.';
comment on column checkout.purchase.address is 'Postal address for the invoice, one part a line.';
comment on column checkout.purchase.language is 'Of the buyer, for the invoice and letters.';
comment on column checkout.purchase.state is
  'placed: not paid as far as we know. paid: at least one line is granted. closed: nothing was paid. '
  'refund_due: paid, and no line could be granted.';

create function checkout.guard_purchase() returns trigger
  language plpgsql as $$
begin
  if (new.order_id, new.person_id, new.licensee, new.currency, new.policy_version, new.placed_at,
      new.payment_id, new.billed_to, new.address, new.language)
     is distinct from
     (old.order_id, old.person_id, old.licensee, old.currency, old.policy_version, old.placed_at,
      old.payment_id, old.billed_to, old.address, old.language)
     or old.state in ('paid', 'refund_due') then
    raise exception 'order % cannot become another', old.order_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function checkout.guard_purchase() is 'What was ordered and what was paid stays so.';
create trigger purchase_guarded before update on checkout.purchase
  for each row execute function checkout.guard_purchase();

create function checkout.guard_purchase_line() returns trigger
  language plpgsql as $$
begin
  if (new.line_id, new.order_id, new.seq, new.work_id, new.work_title, new.licence_class, new.price,
      new.tax, new.terms_digest)
     is distinct from
     (old.line_id, old.order_id, old.seq, old.work_id, old.work_title, old.licence_class, old.price,
      old.tax, old.terms_digest)
     or old.state <> 'ordered' then
    raise exception 'line % of an order cannot become another', old.line_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function checkout.guard_purchase_line() is 'What was ordered and what was granted stays so.';
create trigger purchase_line_guarded before update on checkout.purchase_line
  for each row execute function checkout.guard_purchase_line();
create trigger purchase_line_kept before delete on checkout.purchase_line
  for each statement execute function public.refuse_change();
create trigger purchase_line_never_emptied before truncate on checkout.purchase_line
  for each statement execute function public.refuse_change();
create trigger purchase_share_append_only before update or delete on checkout.purchase_share
  for each statement execute function public.refuse_change();
create trigger purchase_share_never_emptied before truncate on checkout.purchase_share
  for each statement execute function public.refuse_change();
