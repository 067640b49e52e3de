-- When the board was called last is asked every few minutes.
create index mail_person on notifications.mail (person_id, cause);
