-- Which tax is due where, by date, and who sells. Data of the law and of the co-op: no constant in
-- code, no setting, no default.
create table invoicing.tax_rate (
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  valid_from date not null,
  valid_until date,
  valid daterange not null generated always as (daterange(valid_from, valid_until, '[)')) stored,
  kind text not null check (kind in ('STANDARD', 'OUTSIDE')),
  owed_to char(2) check (owed_to ~ '^[A-Z]{2}$'),
  rate integer check (rate between 1 and 10000),
  source text not null check (length(source) between 1 and 300),
  -- Two rates on one day are impossible.
  primary key (country, valid without overlaps),
  unique (country, valid_from),
  constraint tax_rate_days check (valid_until > valid_from),
  constraint tax_rate_kind check ((kind = 'STANDARD') = (rate is not null)),
  constraint tax_rate_owed check ((kind = 'STANDARD') = (owed_to is not null))
);
comment on table invoicing.tax_rate is
  'Standard rates of value added tax by country and date. A row never changes; when its successor comes, its open end is filled in, once.';
comment on column invoicing.tax_rate.country is
  'ISO 3166-1 code of the buyer''s country. Greece is GR here; only its VAT numbers begin with EL.';
comment on column invoicing.tax_rate.valid_from is 'First day of the rate.';
comment on column invoicing.tax_rate.valid_until is 'First day on which it no longer holds; null for the newest.';
comment on column invoicing.tax_rate.valid is 'The two days as a half-open range, for the temporal key.';
comment on column invoicing.tax_rate.kind is
  'STANDARD: tax of a member state of the European Union. OUTSIDE: its reach ends here.';
comment on column invoicing.tax_rate.owed_to is 'The member state that gets the tax; the country itself but for Monaco.';
comment on column invoicing.tax_rate.rate is 'Of the net price, in basis points.';
comment on column invoicing.tax_rate.source is 'Where the figure was taken from, and what has to be known about it.';

create function invoicing.only_close_once() returns trigger
  language plpgsql as $$
begin
  if old.valid_until is not null
      or new.valid_until is null
      or (to_jsonb(new) - 'valid_until' - 'valid') is distinct from
         (to_jsonb(old) - 'valid_until' - 'valid') then
    raise exception '%.% is append-only: only the open end may be closed, once',
      tg_table_schema, tg_table_name
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function invoicing.only_close_once() is
  'For tables of dated rows: what was valid never changes, its open end is filled in once.';

create trigger tax_rate_only_closes before update on invoicing.tax_rate
  for each row execute function invoicing.only_close_once();
create trigger tax_rate_never_removed before delete on invoicing.tax_rate
  for each row execute function public.refuse_change();
create trigger tax_rate_never_emptied before truncate on invoicing.tax_rate
  for each statement execute function public.refuse_change();

create table invoicing.seller (
  seller text not null check (seller ~ '^[a-z][a-z-]{1,29}$'),
  valid_from date not null,
  valid_until date,
  valid daterange not null generated always as (daterange(valid_from, valid_until, '[)')) stored,
  name text not null check (length(name) between 1 and 200),
  address text[] not null check (cardinality(address) between 0 and 6),
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  vat_id text check (vat_id ~ '^[A-Z]{2}[0-9A-Z+*]{2,13}$'),
  primary key (seller, valid without overlaps),
  constraint seller_days check (valid_until > valid_from)
);
comment on table invoicing.seller is
  'Who sells, as it stands on invoices, by date. The state it is established in decides on reverse charge.';
comment on column invoicing.seller.seller is 'Which legal person; numbers of invoices run on over all its rows.';
comment on column invoicing.seller.valid_from is 'First day on which this is so.';
comment on column invoicing.seller.valid_until is 'First day on which it is no longer so; null for the newest.';
comment on column invoicing.seller.valid is 'The two days as a half-open range, for the temporal key.';
comment on column invoicing.seller.name is 'As registered.';
comment on column invoicing.seller.address is 'Lines of the postal address without the country.';
comment on column invoicing.seller.country is 'Member state where it is established, ISO 3166-1.';
comment on column invoicing.seller.vat_id is 'Its VAT identification number, if it has one.';

create trigger seller_only_closes before update on invoicing.seller
  for each row execute function invoicing.only_close_once();
create trigger seller_never_removed before delete on invoicing.seller
  for each row execute function public.refuse_change();
create trigger seller_never_emptied before truncate on invoicing.seller
  for each statement execute function public.refuse_change();

-- A neutral seller to start with; a real co-op closes this row and adds its own.
insert into invoicing.seller (seller, valid_from, name, address, country)
values ('coop', '2015-01-01', 'Byhand demo co-op', '{}', 'DE');
