-- What the provider tells us is stored before anything is done with it; the job that acts on it
-- asks the provider again, so a message decides nothing but what to look at.
create table payments.webhook_event (
  event_id text primary key check (length(event_id) between 1 and 255),
  type text,
  api_version text,
  live boolean,
  payload text not null,
  received_at timestamptz not null,
  state text not null check (state in ('received', 'done', 'parked')),
  worked_at timestamptz,
  parked_because text,
  check ((state = 'received') = (worked_at is null)),
  check ((state = 'parked') = (parked_because is not null))
);
comment on table payments.webhook_event is
  'Messages of the payment provider, as they came, each once.';
comment on column payments.webhook_event.event_id is
  'The provider''s id; for a signed message without one, a digest of its bytes.';
comment on column payments.webhook_event.payload is 'The signed body, unchanged.';
create index webhook_event_waiting on payments.webhook_event (received_at)
  where state <> 'done';

create function payments.guard_webhook_event() returns trigger
  language plpgsql as $$
begin
  if (new.event_id, new.type, new.api_version, new.live, new.payload, new.received_at)
     is distinct from
     (old.event_id, old.type, old.api_version, old.live, old.payload, old.received_at)
     or old.state = 'done' then
    raise exception 'message % of the provider cannot change', old.event_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function payments.guard_webhook_event() is 'Keeps messages as they came.';
create trigger webhook_event_monotone before update on payments.webhook_event
  for each row execute function payments.guard_webhook_event();
create trigger webhook_event_kept before delete on payments.webhook_event
  for each statement execute function public.refuse_change();
create trigger webhook_event_never_emptied before truncate on payments.webhook_event
  for each statement execute function public.refuse_change();

create table payments.alert (
  alert_id bigint generated always as identity primary key,
  kind text not null
    check (kind in ('event_parked', 'payment_mismatch', 'payment_refused', 'provider_refuses_us')),
  subject text not null,
  detail text not null,
  raised_at timestamptz not null,
  resolved_at timestamptz,
  check (resolved_at >= raised_at),
  unique nulls not distinct (kind, subject, resolved_at)
);
comment on table payments.alert is
  'Something about money that a person has to look at; one open alert a kind and subject.';
