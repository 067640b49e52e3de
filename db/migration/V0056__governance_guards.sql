-- The database as the last guard of the assembly.

create function governance.proposal_keeps_its_word() returns trigger
  language plpgsql as $$
begin
  if (new.proposal_id, new.number, new.member_id, new.title, new.reason, new.matter,
      new.drafted_at, new.sponsors_needed)
    is distinct from
    (old.proposal_id, old.number, old.member_id, old.title, old.reason, old.matter,
      old.drafted_at, old.sponsors_needed)
    or (new.parameter, new.from_value, new.to_value, new.rule_text)
    is distinct from (old.parameter, old.from_value, old.to_value, old.rule_text) then
    raise exception 'proposal % : what was proposed never changes', old.number
      using errcode = 'restrict_violation';
  end if;
  if old.roll_at is not null and
    (new.policy_version, new.roll_at, new.roll_size, new.roll_digest, new.quorum, new.opens_at,
      new.closes_at)
    is distinct from
    (old.policy_version, old.roll_at, old.roll_size, old.roll_digest, old.quorum, old.opens_at,
      old.closes_at) then
    raise exception 'proposal % : roll, rules and times are frozen', old.number
      using errcode = 'restrict_violation';
  end if;
  if old.finding is not null and
    (new.finding, new.result_value, new.trace, new.result_entry, new.effective_at)
    is distinct from
    (old.finding, old.result_value, old.trace, old.result_entry, old.effective_at) then
    raise exception 'proposal % : the result never changes', old.number
      using errcode = 'restrict_violation';
  end if;
  if old.next_at is null then
    raise exception 'proposal % : it is over', old.number using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function governance.proposal_keeps_its_word() is 'Freezes the proposal at once, roll, rules and times at the notice, the result at the close.';

create trigger proposal_frozen before update on governance.proposal
  for each row execute function governance.proposal_keeps_its_word();
create trigger proposal_never_removed before delete on governance.proposal
  for each row execute function public.refuse_change();
create trigger sponsor_append_only before update or delete on governance.sponsor
  for each row execute function public.refuse_change();
create trigger roll_append_only before update or delete on governance.roll
  for each row execute function public.refuse_change();
create trigger superseded_append_only before update or delete on governance.superseded_ballot
  for each row execute function public.refuse_change();
create trigger ballot_never_removed before delete on governance.ballot
  for each row execute function public.refuse_change();
create trigger proposal_never_emptied before truncate on governance.proposal
  for each statement execute function public.refuse_change();
create trigger roll_never_emptied before truncate on governance.roll
  for each statement execute function public.refuse_change();
create trigger ballot_never_emptied before truncate on governance.ballot
  for each statement execute function public.refuse_change();
create trigger superseded_never_emptied before truncate on governance.superseded_ballot
  for each statement execute function public.refuse_change();

create function governance.roll_only_before_the_vote() returns trigger
  language plpgsql as $$
begin
  if exists (
      select from governance.proposal p
      where p.proposal_id = new.proposal_id and p.stage <> 'DISCUSSION') then
    raise exception 'the roll is frozen' using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;
comment on function governance.roll_only_before_the_vote() is 'The roll is written while the discussion ends, and never after.';

create trigger roll_frozen before insert on governance.roll
  for each row execute function governance.roll_only_before_the_vote();

create function governance.ballot_in_time() returns trigger
  language plpgsql as $$
declare
  motion governance.proposal;
begin
  select * into strict motion from governance.proposal p where p.proposal_id = new.proposal_id;
  if motion.stage <> 'VOTING' or new.cast_at < motion.opens_at
      or new.cast_at >= motion.closes_at then
    raise exception 'no vote on proposal % at this time', motion.number
      using errcode = 'restrict_violation';
  end if;
  if (motion.matter = 'NUMBER' and new.choice not in ('VALUE', 'ABSTAIN'))
      or (motion.matter = 'TEXT' and new.choice not in ('YES', 'NO', 'ABSTAIN')) then
    raise exception 'proposal % has another kind of ballot', motion.number
      using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' then
    if (new.proposal_id, new.member_id, new.revision)
        is distinct from (old.proposal_id, old.member_id, old.revision + 1)
        or new.cast_at < old.cast_at then
      raise exception 'a ballot is replaced, never changed' using errcode = 'restrict_violation';
    end if;
    insert into governance.superseded_ballot
      (proposal_id, member_id, revision, choice, value, cast_at, superseded_at)
    values
      (old.proposal_id, old.member_id, old.revision, old.choice, old.value, old.cast_at,
        new.cast_at);
  end if;
  return new;
end;
$$;
comment on function governance.ballot_in_time() is 'Votes count from the opening to the close only; a replaced vote leaves its trace.';

create trigger ballot_in_time before insert or update on governance.ballot
  for each row execute function governance.ballot_in_time();

-- Nothing but an adopted vote writes a version of the voted document: at commit there must be a
-- carried proposal of that number, and the version must differ from the one before in exactly the
-- value that the count found.
create function governance.only_a_vote_changes_policy() returns trigger
  language plpgsql as $$
begin
  if new.cause = 'BALLOT' and not exists (
      select
      from governance.proposal p
      join policy.version before on before.policy_version = new.policy_version - 1
      where p.number = new.proposal_number
        and p.adopted_version = new.policy_version
        and p.finding = 'CARRIED'
        and (before.body::jsonb #>> array['values', p.parameter])::bigint = p.from_value
        and (before.body::jsonb -> 'values') || jsonb_build_object(p.parameter, p.result_value)
          = new.body::jsonb -> 'values') then
    raise exception 'policy version % : no adopted vote asks for it', new.policy_version
      using errcode = 'restrict_violation';
  end if;
  return null;
end;
$$;
comment on function governance.only_a_vote_changes_policy() is 'Checked at commit: every version after the first carries out exactly one adopted proposal.';

create constraint trigger only_a_vote_changes_policy after insert on policy.version
  deferrable initially deferred
  for each row execute function governance.only_a_vote_changes_policy();
