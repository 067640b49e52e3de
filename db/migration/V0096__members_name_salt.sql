-- The salts of names are kept where the register keeps all salts, so that one act erases them; the
-- book says which entry that is.
alter table members.member add column entry_id bigint unique references register.entry (entry_id);
comment on column members.member.entry_id is 'Where the admission stands in the register; the salt of the name is kept there.';

update members.member set entry_id = entry.entry_id
from register.entry entry
where entry.kind = 'member.admitted'
  and (entry.body::jsonb #>> '{facts,number}')::integer = member.number;

insert into register.salt (entry_id, fact, salt)
select entry_id, 'name', name_salt from members.member where entry_id is not null;

alter table members.member alter column entry_id set not null;
alter table members.member drop column name_salt;
