-- The salts of reports are kept where the register keeps all salts. Up to now the salt stood in front
-- of the report in hexadecimal digits on a line of its own, so these digits are what is kept.
insert into register.salt (entry_id, fact, salt)
select entry_id, 'record', convert_to(encode(salt, 'hex') || E'\n', 'UTF8')
from moderation.case_file;

create or replace function moderation.keep_the_report() returns trigger
  language plpgsql as $$
begin
  if (old.case_id, old.number, old.work_id, old.ground, old.words, old.good_faith,
      old.policy_version, old.opened_at, old.answer_by, old.entry_id)
    is distinct from
     (new.case_id, new.number, new.work_id, new.ground, new.words, new.good_faith,
      new.policy_version, new.opened_at, new.answer_by, new.entry_id)
  then
    raise exception 'a report stays as it was taken' using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
alter table moderation.case_file drop column salt;
