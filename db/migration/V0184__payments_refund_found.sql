-- What the provider had sent back of a payment in a time that a restored copy of the database has
-- forgotten. It counts as a part of the next refund of that payment that is not smaller, and only the
-- rest is sent.
create table payments.refund_found (
  provider_refund text not null check (length(provider_refund) between 1 and 255),
  refund_id uuid not null references payments.refund (refund_id),
  amount bigint not null check (amount > 0),
  found_at timestamptz not null,
  came_back_at timestamptz,
  primary key (refund_id, provider_refund)
);
comment on table payments.refund_found is
  'Refunds that the provider had made in our name and that we have forgotten, each as a part of one '
  'of ours. What that one sends itself is the rest of its amount.';
comment on column payments.refund_found.amount is 'Minor units of the refund''s currency.';
comment on column payments.refund_found.came_back_at is
  'When it turned out to have come back before the rest was sent: it counts no more.';
create index refund_found_provider on payments.refund_found (provider_refund);

create function payments.guard_refund_found() returns trigger
  language plpgsql as $$
declare
  whole payments.refund%rowtype;
  counted bigint;
begin
  -- The lock makes two parts of one refund wait for each other.
  select * into whole from payments.refund where refund_id = new.refund_id for no key update;
  select coalesce(sum(amount), 0) into counted
  from payments.refund_found where refund_id = new.refund_id and came_back_at is null;
  if whole.state <> 'intended' or whole.provider_refund is not null
     or counted + new.amount >= whole.amount
     or exists (select from payments.refund where provider_refund = new.provider_refund)
     or exists (
       select from payments.refund_found f join payments.refund r using (refund_id)
       where f.provider_refund = new.provider_refund and f.came_back_at is null
         and r.state <> 'failed') then
    raise exception '% cannot be a part of refund %', new.provider_refund, new.refund_id
      using errcode = 'check_violation';
  end if;
  return new;
end;
$$;
comment on function payments.guard_refund_found() is
  'A forgotten refund counts once, and something is always left for the refund to do.';
create trigger refund_found_covered before insert on payments.refund_found
  for each row execute function payments.guard_refund_found();
create function payments.guard_refund_part() returns trigger
  language plpgsql as $$
begin
  if (new.provider_refund, new.refund_id, new.amount, new.found_at)
     is distinct from (old.provider_refund, old.refund_id, old.amount, old.found_at)
     or old.came_back_at is not null
     or exists (
       select from payments.refund
       where refund_id = old.refund_id and provider_refund is not null) then
    raise exception '% stays a part of refund %', old.provider_refund, old.refund_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function payments.guard_refund_part() is
  'A part can come back as long as the rest was not sent.';
create trigger refund_found_guarded before update on payments.refund_found
  for each row execute function payments.guard_refund_part();
create trigger refund_found_kept before delete on payments.refund_found
  for each statement execute function public.refuse_change();
create trigger refund_found_never_emptied before truncate on payments.refund_found
  for each statement execute function public.refuse_change();

create function payments.found_of(refund uuid) returns bigint
  language sql stable as $$
  select coalesce(sum(amount), 0)::bigint from payments.refund_found
  where refund_id = refund and came_back_at is null
$$;
comment on function payments.found_of(uuid) is
  'What of a refund had gone before and does not have to be sent, minor units.';
