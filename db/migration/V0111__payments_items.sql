-- A payment page may list what is paid for, line by line, and may be closed before its time.
create table payments.payment_item (
  payment_id uuid not null references payments.payment (payment_id),
  seq smallint not null check (seq between 1 and 100),
  description text not null check (length(description) between 1 and 250),
  amount bigint not null check (amount > 0),
  primary key (payment_id, seq)
);
comment on table payments.payment_item is
  'Lines of the provider''s page. A payment has none, or as many as sum to its amount.';
comment on column payments.payment_item.amount is 'Minor units of the payment''s currency.';
create trigger payment_item_append_only before update or delete on payments.payment_item
  for each statement execute function public.refuse_change();
create trigger payment_item_never_emptied before truncate on payments.payment_item
  for each statement execute function public.refuse_change();

create function payments.check_items() returns trigger
  language plpgsql as $$
begin
  if (select sum(amount) from payments.payment_item where payment_id = new.payment_id)
     <> (select amount from payments.payment where payment_id = new.payment_id) then
    raise exception 'the items of payment % do not sum to it', new.payment_id
      using errcode = 'check_violation';
  end if;
  return null;
end;
$$;
comment on function payments.check_items() is 'At the end of the transaction: items sum to the payment.';
create constraint trigger payment_item_sum after insert on payments.payment_item
  deferrable initially deferred for each row
  -- Once a payment is enough.
  when (new.seq = 1) execute function payments.check_items();

alter table payments.payment add column closing_since timestamptz;
comment on column payments.payment.closing_since is
  'When somebody asked to close the page before its time; money that comes all the same counts.';
create index payment_closing on payments.payment (closing_since)
  where closing_since is not null and state in ('intended', 'open');
create index payment_charge on payments.payment (provider_charge)
  where provider_charge is not null;
