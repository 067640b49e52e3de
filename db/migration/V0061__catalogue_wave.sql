alter table catalogue.work add column wave bytea check (octet_length(wave) = 400);
comment on column catalogue.work.wave is
  'Loudest sample of each of 400 equal parts of a recording, one byte each; null where none was read.';
