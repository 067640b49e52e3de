-- When the file of a licence was first fetched: until then a buyer may give the licence back.
create table licensing.handed_out (
  licence_id uuid primary key references licensing.licence (licence_id),
  first_at timestamptz not null
);
comment on table licensing.handed_out is 'Licences whose file was fetched, and when first. Never changed.';
create trigger handed_out_append_only before update or delete on licensing.handed_out
  for each statement execute function public.refuse_change();
create trigger handed_out_never_emptied before truncate on licensing.handed_out
  for each statement execute function public.refuse_change();
