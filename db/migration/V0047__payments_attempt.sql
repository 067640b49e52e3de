-- An error that the provider answered with is answered again to the same key for a day. A payment
-- whose page nobody has seen may be opened under a fresh key; the number is stored before the call.
alter table payments.payment add column attempt smallint not null default 1 check (attempt >= 1);
comment on column payments.payment.attempt is
  'Part of the key that the provider gets; counted up after it answered with an error of its own.';
