-- What a person found out about a buyer's place where the evidence contradicts itself. The invoice
-- stays as it was issued.
create table invoicing.place_check (
  invoice_id uuid primary key references invoicing.invoice (invoice_id),
  words text not null check (length(words) between 1 and 1000),
  checked_by uuid not null,
  checked_at timestamptz not null
);
comment on table invoicing.place_check is
  'Invoices whose evidence of the buyer''s place contradicts itself and that a person has looked at.';
comment on column invoicing.place_check.words is
  'What was found, for whoever checks it: kept as long as the invoice.';
comment on column invoicing.place_check.checked_by is 'The member of the board who looked.';
create trigger place_check_append_only before update or delete on invoicing.place_check
  for each statement execute function public.refuse_change();
create trigger place_check_never_emptied before truncate on invoicing.place_check
  for each statement execute function public.refuse_change();
