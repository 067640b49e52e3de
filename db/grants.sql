-- The rights of the application's role in production. Run by the owner of the database after each
-- release's migrations:  psql -v ON_ERROR_STOP=1 -f db/grants.sql
-- It may run any number of times. The role itself is made once:  create role byhand_app login;
-- The owner runs the migrations (SPRING_FLYWAY_USER), the application signs in as byhand_app
-- (SPRING_DATASOURCE_USERNAME).
--
-- Where a trigger refuses a change to everybody, the role has no right to it either. A list would
-- be forgotten; the triggers are the list.
do $$
declare
  room text;
  held record;
begin
  for room in
    select nspname from pg_namespace
    where nspname not like 'pg\_%' and nspname not in ('information_schema', 'public')
  loop
    execute format('grant usage on schema %I to byhand_app', room);
    execute format('revoke all on all tables in schema %I from byhand_app', room);
    execute format(
      'grant select, insert, update, delete on all tables in schema %I to byhand_app', room);
    execute format('grant usage, select on all sequences in schema %I to byhand_app', room);
  end loop;
  for held in
    -- Bits of tgtype: 8 delete, 16 update. A trigger with a condition refuses only some changes.
    select tgrelid::regclass as relation, tgtype & 16 > 0 as updated, tgtype & 8 > 0 as deleted
    from pg_trigger
    where tgfoid = 'public.refuse_change'::regproc and tgqual is null and tgattr = ''
  loop
    if held.updated then
      execute format('revoke update on %s from byhand_app', held.relation);
    end if;
    if held.deleted then
      execute format('revoke delete on %s from byhand_app', held.relation);
    end if;
  end loop;
end;
$$;
-- To lock a row takes the right to update one of its columns; the trigger refuses the update itself.
grant update (order_id) on checkout.quote to byhand_app;
grant update (order_ref) on ledger.paid_order to byhand_app;
-- Of a salt, only its erasure.
revoke update on register.salt from byhand_app;
grant update (salt, erased_at) on register.salt to byhand_app;
-- The application asks Flyway at its start whether the migrations are those it was built with.
grant select on public.flyway_schema_history to byhand_app;
