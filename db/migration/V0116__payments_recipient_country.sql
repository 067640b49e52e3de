-- The provider asks for a payee's country before anything else, and it cannot be changed there.
alter table payments.recipient add column country char(2) not null default 'BE'
  check (country ~ '^[A-Z]{2}$');
alter table payments.recipient alter column country drop default;
comment on column payments.recipient.country is
  'ISO 3166-1 code of where the payee is at home, as the provider was told.';
create or replace function payments.guard_recipient() returns trigger
  language plpgsql as $$
begin
  if (new.payee, new.idem_key, new.intended_at)
     is distinct from (old.payee, old.idem_key, old.intended_at)
     or (old.provider_account is not null
         and (new.provider_account, new.name, new.email, new.country)
             is distinct from (old.provider_account, old.name, old.email, old.country))
     or old.state = 'closed' and new.state <> 'closed' then
    raise exception 'payee % cannot become another', old.payee
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
