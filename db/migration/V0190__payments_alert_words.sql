-- Whoever closes an alert says what was done, for the others and for whoever checks the books.
alter table payments.alert add column resolved_words text
  check (resolved_words <> '');
alter table payments.alert add constraint alert_words_are_somebodys
  check (resolved_words is null or resolved_by is not null);
comment on column payments.alert.resolved_words is
  'What was done, in the words of the person who closed it; empty where its reason went away or '
  'its message is worked again.';
create index alert_dealt_with on payments.alert (resolved_at desc) where resolved_by is not null;
