-- A listed work stays in sight while it cannot be bought: sold exclusively, or frozen by its maker.
alter table catalogue.work add column closed boolean not null default false;
comment on column catalogue.work.closed is
  'Listed and not for sale for a time. Licensing says so and holds the reason; lists show no price.';
