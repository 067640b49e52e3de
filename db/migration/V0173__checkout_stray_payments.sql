-- Payments that bought nothing, since no order of ours waits for them: made on a second page of an
-- order, or for one that a restored copy of the database has forgotten. Each goes back whole.
create table checkout.stray_payment (
  payment_id uuid primary key references payments.payment (payment_id),
  reference text not null check (length(reference) between 1 and 100),
  policy_version integer not null references policy.version (policy_version),
  found_at timestamptz not null,
  returned_at timestamptz,
  check (returned_at >= found_at)
);
comment on table checkout.stray_payment is
  'Payments that no order waits for. They are booked as paid in vain and go back whole.';
comment on column checkout.stray_payment.reference is
  'What the provider says it was paid for: the outside form of an order, which may be forgotten.';
comment on column checkout.stray_payment.policy_version is 'In force when it was found.';
comment on column checkout.stray_payment.returned_at is
  'When it was sent back. It may come back from the buyer''s bank after that.';

create function checkout.guard_stray_payment() returns trigger
  language plpgsql as $$
begin
  if (new.payment_id, new.reference, new.policy_version, new.found_at)
     is distinct from (old.payment_id, old.reference, old.policy_version, old.found_at)
     or old.returned_at is not null then
    raise exception 'stray payment % goes back once', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function checkout.guard_stray_payment() is 'A stray payment goes back once.';
create trigger stray_payment_guarded before update on checkout.stray_payment
  for each row execute function checkout.guard_stray_payment();
create trigger stray_payment_kept before delete on checkout.stray_payment
  for each statement execute function public.refuse_change();
create trigger stray_payment_never_emptied before truncate on checkout.stray_payment
  for each statement execute function public.refuse_change();
