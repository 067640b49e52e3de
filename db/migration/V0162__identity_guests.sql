-- Buying without an account. A guest is a person as well, so that orders, licences and papers need
-- no second kind of buyer; but nobody has proved that the address is theirs, so it signs nobody in.

alter table identity.person add column guest boolean not null default false;
alter table identity.person alter column guest drop default;
alter table identity.person add column claimed_by uuid references identity.person (person_id);
alter table identity.person add constraint person_claims_guests check (claimed_by is null or guest);
alter table identity.person drop constraint person_email_once;
create unique index person_email_once on identity.person (email) where not guest;
create index person_guest_email on identity.person (email) where guest;
create index person_claimed_by on identity.person (claimed_by) where claimed_by is not null;
comment on table identity.person is 'Everybody who can sign in, buyers and members alike, and those who bought as guests.';
comment on column identity.person.guest is 'Whether this is somebody without an account: name and address as typed, proved by nobody.';
comment on column identity.person.claimed_by is 'The account that proved to be at a guest''s address and so has the guest''s orders.';

create table identity.guest_pass (
  token_digest bytea       not null primary key,
  person_id    uuid        not null references identity.person (person_id),
  destination  text        not null,
  made_at      timestamptz not null,
  expires_at   timestamptz not null,
  constraint guest_pass_digest_length check (octet_length(token_digest) = 32),
  constraint guest_pass_destination_here check (destination like '/%' and destination not like '//%'),
  constraint guest_pass_ends check (expires_at > made_at)
);
create index guest_pass_person on identity.guest_pass (person_id);
create index guest_pass_old on identity.guest_pass (expires_at);
comment on table identity.guest_pass is 'Links in the mail to guests that open their own orders again, as often as needed.';
comment on column identity.guest_pass.token_digest is 'SHA-256 of the token; the token itself is only in the mail.';
comment on column identity.guest_pass.destination is 'Page of this site that the link opens.';
