create table identity.person (
  person_id uuid        not null primary key,
  name      text        not null,
  email     text        not null,
  language  text        not null,
  since     timestamptz not null,
  constraint person_name_length check (char_length(name) between 1 and 100 and name = btrim(name)),
  constraint person_email_form check (email = lower(email) and char_length(email) between 3 and 254 and position('@' in email) > 1),
  constraint person_email_once unique (email),
  constraint person_language_known check (language in ('en', 'de'))
);
comment on table identity.person is 'Everybody who can sign in, buyers and members alike.';
comment on column identity.person.name is 'What the person wants to be called, 1 to 100 characters.';
comment on column identity.person.email is 'Address for sign-in links and mail, lower case.';
comment on column identity.person.language is 'Language of the mail to this person.';
comment on column identity.person.since is 'When the account was made.';

create table identity.sign_in_link (
  token_digest bytea       not null primary key,
  email        text        not null,
  language     text        not null,
  destination  text        not null,
  requested_at timestamptz not null,
  expires_at   timestamptz not null,
  used_at      timestamptz,
  constraint sign_in_link_digest_length check (octet_length(token_digest) = 32),
  constraint sign_in_link_email_form check (email = lower(email)),
  constraint sign_in_link_language_known check (language in ('en', 'de')),
  constraint sign_in_link_destination_here check (destination like '/%' and destination not like '//%'),
  constraint sign_in_link_short check (expires_at > requested_at and expires_at <= requested_at + interval '15 minutes'),
  constraint sign_in_link_used_in_time check (used_at is null or used_at between requested_at and expires_at)
);
comment on table identity.sign_in_link is 'One-time links sent by mail. An address without a person gets one as well: using it makes the account.';
comment on column identity.sign_in_link.token_digest is 'SHA-256 of the token; the token itself is only in the mail.';
comment on column identity.sign_in_link.destination is 'Page of this site to go to afterwards.';
comment on column identity.sign_in_link.used_at is 'When it was used; a link works once.';
create index sign_in_link_old on identity.sign_in_link (expires_at);

create table identity.sign_in_request (
  request_number bigint      not null generated always as identity primary key,
  email_digest   bytea       not null,
  remote_digest  bytea       not null,
  at             timestamptz not null,
  constraint sign_in_request_email_digest_length check (octet_length(email_digest) = 32),
  constraint sign_in_request_remote_digest_length check (octet_length(remote_digest) = 32)
);
comment on table identity.sign_in_request is 'Each request for a link, kept for a day, so that too many can be refused. Digests, no addresses.';
comment on column identity.sign_in_request.email_digest is 'SHA-256 of the mail address asked for, known here or not.';
comment on column identity.sign_in_request.remote_digest is 'SHA-256 of the network address it came from.';
create index sign_in_request_email on identity.sign_in_request (email_digest, at);
create index sign_in_request_remote on identity.sign_in_request (remote_digest, at);
create index sign_in_request_old on identity.sign_in_request (at);
