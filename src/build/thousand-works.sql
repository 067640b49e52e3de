-- Fills a throw-away demo database to about a thousand listed works, so that public pages can be
-- measured at that size (src/docs/benchmarks.md says how). Each demo picture is copied with its
-- claim, declaration, opinions, offer and renditions under new ids; pictures share their files.
-- Never run it on a database anybody needs: the copies break the rule of one work per original.
\set ON_ERROR_STOP on
drop index catalogue.work_original;

create temporary table twin as
  select w.work_id as old_work, gen_random_uuid() as new_work,
         w.claim_id as old_claim, gen_random_uuid() as new_claim, n
    from catalogue.work w, generate_series(1, 21) n
   where w.state = 'listed' and w.medium = 'IMAGE';

do $$
declare
  part record;
  names text;
  sources text;
begin
  for part in
    select * from (values
      ('provenance', 'claim', 'claim_id', 'old_claim', 'new_claim'),
      ('provenance', 'declaration', 'claim_id', 'old_claim', 'new_claim'),
      ('provenance', 'attestation', 'claim_id', 'old_claim', 'new_claim'),
      ('catalogue', 'work', 'work_id', 'old_work', 'new_work'),
      ('catalogue', 'rendition', 'work_id', 'old_work', 'new_work'),
      ('licensing', 'offer', 'work_id', 'old_work', 'new_work')
    ) as part(room, name, key, old_key, new_key)
  loop
    select string_agg(quote_ident(column_name), ', '),
           string_agg(
             case
               when column_name = part.key then 'twin.' || part.new_key
               when column_name = 'claim_id' then 'twin.new_claim'
               when part.name = 'work' and column_name = 'title' then 'old.title || '' '' || twin.n'
               else 'old.' || quote_ident(column_name)
             end, ', ')
      into names, sources
      from information_schema.columns
     where table_schema = part.room and table_name = part.name
       and is_generated = 'NEVER' and is_identity = 'NO';
    execute format(
      'insert into %I.%I (%s) select %s from twin join %I.%I old on old.%I = twin.%I',
      part.room, part.name, names, sources, part.room, part.name, part.key, part.old_key);
  end loop;
end $$;

analyze;
select state, count(*) from catalogue.work group by state order by state;
