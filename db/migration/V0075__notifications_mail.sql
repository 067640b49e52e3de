create table notifications.mail (
  mail_id      uuid        not null primary key,
  cause        text        not null,
  person_id    uuid        references identity.person (person_id),
  recipient    text        not null,
  language     text        not null,
  subject      text        not null,
  body         text,
  confidential boolean     not null,
  written_at   timestamptz not null,
  sent_at      timestamptz,
  constraint mail_cause_once unique (cause),
  constraint mail_language_known check (language in ('en', 'de')),
  constraint mail_subject_one_line check (char_length(subject) between 1 and 200 and subject !~ '[\r\n]'),
  constraint mail_body_erased_only_if_confidential check (body is not null or confidential),
  constraint mail_sent_after_written check (sent_at is null or sent_at >= written_at)
);
comment on table notifications.mail is 'Mail to people: written in the transaction of its cause, sent by a job.';
comment on column notifications.mail.cause is 'What it tells of, for example order_01j…/buyer; the same cause never writes twice.';
comment on column notifications.mail.person_id is 'Whom it is for; empty while an address has no account yet.';
comment on column notifications.mail.body is 'Plain text; erased after sending where it holds a secret.';
comment on column notifications.mail.confidential is 'Whether the text holds a secret, such as a sign-in link.';
comment on column notifications.mail.sent_at is 'When the mail server took it.';
create index mail_newest on notifications.mail (written_at desc);
