create schema invoicing;
comment on schema invoicing is 'Tax rates by date, invoices and credit notes.';
create schema oversight;
comment on schema oversight is
  'What must always hold about money and licences, as views over the rooms'' tables, and what the '
  'last look at each found. Changes nothing.';
