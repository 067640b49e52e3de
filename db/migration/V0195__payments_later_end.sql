-- The provider takes no page that ends in less than half an hour. A payment whose page nobody was
-- given may therefore get a later end, under a key of its own; what is to be paid never changes.
create or replace function payments.guard_payment() returns trigger language plpgsql as $$
begin
  if (new.payment_id, new.reference, new.amount, new.currency, new.idem_key, new.live,
      new.intended_at, new.success_uri, new.cancel_uri)
     is distinct from
     (old.payment_id, old.reference, old.amount, old.currency, old.idem_key, old.live,
      old.intended_at, old.success_uri, old.cancel_uri) then
    raise exception 'what was asked for payment % cannot change', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  if new.expires_at is distinct from old.expires_at
     and not (old.state = 'intended' and new.state = 'intended'
              and new.expires_at > old.expires_at and new.attempt > old.attempt) then
    raise exception 'the page of payment % keeps its end', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  if old.state = 'succeeded' and new.state <> 'succeeded' then
    raise exception 'payment % has succeeded and stays so', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  if old.provider_session is not null
     and new.provider_session is distinct from old.provider_session then
    raise exception 'payment % keeps its session', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  if old.fee_transaction is not null
     and (new.fee_transaction, new.fee) is distinct from (old.fee_transaction, old.fee) then
    raise exception 'the fee of payment % is already known', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
