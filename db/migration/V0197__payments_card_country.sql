-- Where the bank is that paid: it speaks for where the buyer is, which the tax depends on.
alter table payments.payment add column card_country char(2) check (card_country ~ '^[A-Z]{2}$');
comment on column payments.payment.card_country is
  'ISO 3166-1 code of the country of the card''s or account''s bank, as the provider tells it.';
