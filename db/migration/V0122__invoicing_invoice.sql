-- Invoices and credit notes as they were issued, with everything that is printed on them. A number
-- is given in the transaction of the paper that bears it, so that none is ever missing.
create table invoicing.counter (
  seller text not null check (seller ~ '^[a-z][a-z-]{1,29}$'),
  series text not null check (series in ('INVOICE', 'CREDIT_NOTE')),
  year integer not null check (year between 2000 and 2999),
  last integer not null check (last between 1 and 999999),
  last_on date not null,
  primary key (seller, series, year),
  constraint counter_year check (extract(year from last_on) = year)
);
comment on table invoicing.counter is
  'The last number of each series. Whoever takes the next holds the row until the end of the transaction.';
comment on column invoicing.counter.seller is 'Whose numbers.';
comment on column invoicing.counter.series is 'Invoices and credit notes are counted apart.';
comment on column invoicing.counter.year is 'In which year they are dated; each begins with 1.';
comment on column invoicing.counter.last is 'The last number that was given.';
comment on column invoicing.counter.last_on is 'The date it bears; dates never run backwards in a series.';

create table invoicing.invoice (
  invoice_id uuid primary key,
  kind text not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
  seller text not null,
  year integer not null,
  number integer not null check (number between 1 and 999999),
  label text not null,
  subject text not null check (length(subject) between 1 and 100),
  cause text check (length(cause) between 1 and 100),
  credits uuid references invoicing.invoice (invoice_id),
  person_id uuid not null references identity.person (person_id),
  language text not null check (language in ('en', 'de')),
  seller_name text not null check (length(seller_name) between 1 and 200),
  seller_address text[] not null,
  seller_country char(2) not null,
  seller_vat_id text,
  buyer_name text not null check (length(buyer_name) between 1 and 200),
  buyer_address text[] not null check (cardinality(buyer_address) <= 8),
  buyer_vat_id text check (length(buyer_vat_id) between 1 and 30),
  tax_kind text not null check (tax_kind in ('STANDARD', 'REVERSE_CHARGE', 'OUTSIDE')),
  tax_country char(2) not null check (tax_country ~ '^[A-Z]{2}$'),
  tax_rate integer not null check (tax_rate between 0 and 10000),
  tax_table text not null check (length(tax_table) between 1 and 40),
  tax_note text check (length(tax_note) between 1 and 400),
  evidence text[] not null,
  evidence_state text not null check (evidence_state in ('SINGLE', 'FIRM', 'CONTRADICTED')),
  currency char(3) not null check (currency in ('EUR', 'GBP', 'USD', 'JPY')),
  net bigint not null check (net >= 0),
  tax bigint not null check (tax >= 0),
  gross bigint not null check (gross > 0),
  supplied_at timestamptz not null,
  issued_at timestamptz not null,
  issued_on date not null,
  constraint invoice_number_once unique (seller, kind, year, number),
  constraint invoice_label_once unique (seller, label),
  constraint invoice_label
    check (label = year || case kind when 'INVOICE' then '-' else '-C' end || lpad(number::text, 6, '0')),
  constraint invoice_year check (extract(year from issued_on) = year),
  constraint invoice_sum check (gross = net + tax),
  constraint invoice_credit check ((kind = 'CREDIT_NOTE') = (cause is not null)),
  constraint invoice_credited check ((kind = 'CREDIT_NOTE') = (credits is not null)),
  constraint invoice_taxed check ((tax_kind = 'STANDARD') = (tax_rate > 0)),
  constraint invoice_untaxed check (tax_kind = 'STANDARD' or tax = 0),
  constraint invoice_note check (tax_kind = 'STANDARD' or tax_note is not null),
  constraint invoice_business check (tax_kind <> 'REVERSE_CHARGE' or buyer_vat_id is not null)
);
comment on table invoicing.invoice is 'Invoices and credit notes as they were issued. Never changed.';
comment on column invoicing.invoice.invoice_id is 'Version 7, made by the application.';
comment on column invoicing.invoice.kind is 'A credit note takes back all or a part of an invoice.';
comment on column invoicing.invoice.seller is 'Whose number it is.';
comment on column invoicing.invoice.year is 'Of the date; part of the number.';
comment on column invoicing.invoice.number is 'Without gaps within seller, kind and year.';
comment on column invoicing.invoice.label is 'The number as it is printed: 2026-000123, of credit notes 2026-C000007.';
comment on column invoicing.invoice.subject is 'What was paid for, in the words of the room that asked; this room does not read it.';
comment on column invoicing.invoice.cause is 'The refund or dispute behind a credit note, likewise.';
comment on column invoicing.invoice.credits is 'The invoice that a credit note takes back.';
comment on column invoicing.invoice.person_id is 'Whose paper it is.';
comment on column invoicing.invoice.language is 'In which it is written.';
comment on column invoicing.invoice.seller_name is 'As it stood on the day.';
comment on column invoicing.invoice.seller_address is 'As it stood on the day.';
comment on column invoicing.invoice.seller_country is 'As it stood on the day.';
comment on column invoicing.invoice.seller_vat_id is 'As it stood on the day.';
comment on column invoicing.invoice.buyer_name is 'As the buyer gave it.';
comment on column invoicing.invoice.buyer_address is 'Lines as the buyer gave them.';
comment on column invoicing.invoice.buyer_vat_id is 'As the buyer gave it; its form was checked, the authority was not asked.';
comment on column invoicing.invoice.tax_kind is 'How the tax is owed.';
comment on column invoicing.invoice.tax_country is 'The state it is owed to, or the buyer''s country where none is.';
comment on column invoicing.invoice.tax_rate is 'Of the net price, in basis points; 0 where none is owed.';
comment on column invoicing.invoice.tax_table is 'The row of the dated table that was used, as DE 2021-01-01.';
comment on column invoicing.invoice.tax_note is 'The sentence that the law wants where no tax is shown, in the language of the paper.';
comment on column invoicing.invoice.evidence is 'What spoke for the buyer''s place, as billing DE.';
comment on column invoicing.invoice.evidence_state is
  'One piece alone; several that agree; or some that contradict each other, which a person has to look at.';
comment on column invoicing.invoice.currency is 'ISO 4217.';
comment on column invoicing.invoice.net is 'Sum of the lines before tax, minor units.';
comment on column invoicing.invoice.tax is 'Sum of the lines'' tax, minor units.';
comment on column invoicing.invoice.gross is 'Both, minor units.';
comment on column invoicing.invoice.supplied_at is 'When the licences were granted, or the money went back.';
comment on column invoicing.invoice.issued_at is 'When the row was written.';
comment on column invoicing.invoice.issued_on is 'The date on the paper.';

-- The same fact twice is the same paper.
create unique index invoice_subject_once on invoicing.invoice (subject) where kind = 'INVOICE';
create unique index invoice_cause_once on invoicing.invoice (cause) where kind = 'CREDIT_NOTE';
create index invoice_of_person on invoicing.invoice (person_id, issued_at desc);
create index invoice_of_subject on invoicing.invoice (subject);
create index invoice_credited_by on invoicing.invoice (credits) where credits is not null;
create index invoice_doubtful on invoicing.invoice (issued_at) where evidence_state = 'CONTRADICTED';

create table invoicing.invoice_line (
  invoice_id uuid not null references invoicing.invoice (invoice_id),
  position integer not null check (position between 1 and 1000),
  line text not null check (length(line) between 1 and 100),
  words text not null check (length(words) between 1 and 500),
  net bigint not null check (net >= 0),
  tax bigint not null check (tax >= 0),
  primary key (invoice_id, position),
  constraint invoice_line_once unique (invoice_id, line),
  constraint invoice_line_something check (net + tax > 0)
);
comment on table invoicing.invoice_line is 'What was bought, or is taken back, line by line. Never changed.';
comment on column invoicing.invoice_line.invoice_id is 'On which paper.';
comment on column invoicing.invoice_line.position is 'From 1.';
comment on column invoicing.invoice_line.line is 'The line of the order, in the words of the room that asked; a credit note names the line of its invoice.';
comment on column invoicing.invoice_line.words is 'What was bought, in the language of the paper.';
comment on column invoicing.invoice_line.net is 'Before tax, minor units.';
comment on column invoicing.invoice_line.tax is 'Minor units.';

create trigger invoice_append_only before update or delete on invoicing.invoice
  for each row execute function public.refuse_change();
create trigger invoice_never_emptied before truncate on invoicing.invoice
  for each statement execute function public.refuse_change();
create trigger invoice_line_append_only before update or delete on invoicing.invoice_line
  for each row execute function public.refuse_change();
create trigger invoice_line_never_emptied before truncate on invoicing.invoice_line
  for each statement execute function public.refuse_change();

-- A counter moves by one, and its date not back.
create function invoicing.count_by_one() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.last = 1 then
    return new;
  end if;
  if tg_op = 'UPDATE'
      and (new.seller, new.series, new.year) = (old.seller, old.series, old.year)
      and new.last = old.last + 1
      and new.last_on >= old.last_on then
    return new;
  end if;
  raise exception 'numbers are counted one by one from 1'
    using errcode = 'restrict_violation';
end;
$$;
comment on function invoicing.count_by_one() is 'No number is skipped and none comes back.';
create trigger counter_counts before insert or update on invoicing.counter
  for each row execute function invoicing.count_by_one();
create trigger counter_kept before delete on invoicing.counter
  for each row execute function public.refuse_change();
create trigger counter_never_emptied before truncate on invoicing.counter
  for each statement execute function public.refuse_change();

-- At commit: a number that was taken stands on a paper with its date, and a paper bears a number
-- that was taken.
create function invoicing.no_number_without_paper() returns trigger
  language plpgsql as $$
begin
  if not exists (
      select from invoicing.invoice paper
      where (paper.seller, paper.kind, paper.year, paper.number, paper.issued_on)
        = (new.seller, new.series, new.year, new.last, new.last_on)) then
    raise exception 'number % of % % was taken and stands on no paper', new.last, new.series, new.year
      using errcode = 'restrict_violation';
  end if;
  return null;
end;
$$;
comment on function invoicing.no_number_without_paper() is 'Checked at commit: there is no gap.';
create constraint trigger counter_leaves_no_gap after insert or update on invoicing.counter
  deferrable initially deferred
  for each row execute function invoicing.no_number_without_paper();

create function invoicing.paper_is_whole() returns trigger
  language plpgsql as $$
declare
  lines record;
begin
  if not exists (
      select from invoicing.counter
      where (seller, series, year) = (new.seller, new.kind, new.year) and last >= new.number) then
    raise exception 'number % was never given', new.label using errcode = 'restrict_violation';
  end if;
  select count(*) as many, sum(net) as net, sum(tax) as tax,
      -- Rounding moves the tax on a line by less than a minor unit, whichever way it is done.
      bool_or(abs(tax * 10000 - net * new.tax_rate) >= 10000) as wrong
    into lines from invoicing.invoice_line where invoice_id = new.invoice_id;
  if lines.many = 0 or (lines.net, lines.tax) is distinct from (new.net, new.tax) then
    raise exception 'the lines of % do not make up its totals', new.label
      using errcode = 'restrict_violation';
  end if;
  if new.kind = 'INVOICE' and lines.wrong then
    raise exception 'the tax on a line of % is not its rate', new.label
      using errcode = 'restrict_violation';
  end if;
  return null;
end;
$$;
comment on function invoicing.paper_is_whole() is 'Checked at commit: number, lines and totals belong together.';
create constraint trigger invoice_is_whole after insert on invoicing.invoice
  deferrable initially deferred
  for each row execute function invoicing.paper_is_whole();

create function invoicing.take_back_what_was_billed() returns trigger
  language plpgsql as $$
declare
  paper invoicing.invoice;
  billed invoicing.invoice;
begin
  select * into paper from invoicing.invoice where invoice_id = new.invoice_id;
  if paper.kind = 'INVOICE' then
    return null;
  end if;
  select * into billed from invoicing.invoice where invoice_id = paper.credits;
  if billed.kind <> 'INVOICE'
      or (paper.subject, paper.currency, paper.person_id, paper.tax_kind, paper.tax_country,
          paper.tax_rate)
        is distinct from
        (billed.subject, billed.currency, billed.person_id, billed.tax_kind, billed.tax_country,
          billed.tax_rate) then
    raise exception 'credit note % does not match what it takes back', paper.label
      using errcode = 'restrict_violation';
  end if;
  if not exists (
      select from invoicing.invoice_line asked
      where asked.invoice_id = paper.credits and asked.line = new.line
        and asked.net >= (
          select sum(back.net) from invoicing.invoice_line back
            join invoicing.invoice note on note.invoice_id = back.invoice_id
          where note.credits = paper.credits and back.line = new.line)
        and asked.tax >= (
          select sum(back.tax) from invoicing.invoice_line back
            join invoicing.invoice note on note.invoice_id = back.invoice_id
          where note.credits = paper.credits and back.line = new.line)) then
    raise exception 'credit note % takes back more of line % than was billed', paper.label, new.line
      using errcode = 'restrict_violation';
  end if;
  return null;
end;
$$;
comment on function invoicing.take_back_what_was_billed() is
  'Checked at commit: credit notes take back no more of a line than its invoice asked for.';
create constraint trigger invoice_line_takes_back after insert on invoicing.invoice_line
  deferrable initially deferred
  for each row execute function invoicing.take_back_what_was_billed();

create view invoicing.missing_number as
  select counter.seller, counter.series, counter.year, n as number
  from invoicing.counter
    cross join lateral generate_series(1, counter.last) as n
  where not exists (
    select from invoicing.invoice paper
    where (paper.seller, paper.kind, paper.year, paper.number)
      = (counter.seller, counter.series, counter.year, n));
comment on view invoicing.missing_number is 'Numbers that were given and stand on no paper. Always empty.';

create table invoicing.signing_key (
  purpose text primary key check (purpose = 'paper'),
  secret bytea not null check (octet_length(secret) = 32),
  made_at timestamptz not null
);
comment on table invoicing.signing_key is
  'The key that signs the links to invoices. Removing it makes all links worthless and a new one is made.';
comment on column invoicing.signing_key.purpose is 'What it signs.';
comment on column invoicing.signing_key.secret is '32 random bytes for HMAC-SHA-256.';
comment on column invoicing.signing_key.made_at is 'When it was made.';
