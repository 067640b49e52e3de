-- Movements that were told to the books as unexplained, and whether they were explained since.
create table payments.unallocated (
  provider_transaction text primary key
    references payments.balance_transaction (provider_transaction),
  told_at timestamptz not null,
  explained_at timestamptz,
  check (explained_at >= told_at)
);
comment on table payments.unallocated is
  'Movements of the provider that nothing of ours explained for a while. The books keep their money '
  'apart until something does.';
create index unallocated_open on payments.unallocated (told_at) where explained_at is null;

create function payments.guard_unallocated() returns trigger
  language plpgsql as $$
begin
  if (new.provider_transaction, new.told_at)
     is distinct from (old.provider_transaction, old.told_at)
     or old.explained_at is not null then
    raise exception 'movement % is explained once', old.provider_transaction
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function payments.guard_unallocated() is 'A movement is explained once.';
create trigger unallocated_guarded before update on payments.unallocated
  for each row execute function payments.guard_unallocated();
create trigger unallocated_kept before delete on payments.unallocated
  for each statement execute function public.refuse_change();
create trigger unallocated_never_emptied before truncate on payments.unallocated
  for each statement execute function public.refuse_change();
