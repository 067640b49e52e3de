-- A value that was declared after the founding stands in no document until it is first voted on;
-- until then it holds at its founding value, which the proposal names. Such a vote could be won
-- and never carried out.
create or replace function governance.only_a_vote_changes_policy() returns trigger
  language plpgsql as $$
begin
  if new.cause = 'BALLOT' and not exists (
      select
      from governance.proposal p
      join policy.version before on before.policy_version = new.policy_version - 1
      where p.number = new.proposal_number
        and p.adopted_version = new.policy_version
        and p.finding = 'CARRIED'
        and coalesce((before.body::jsonb #>> array['values', p.parameter])::bigint, p.from_value)
          = p.from_value
        and (before.body::jsonb -> 'values') || jsonb_build_object(p.parameter, p.result_value)
          = new.body::jsonb -> 'values') then
    raise exception 'policy version % : no adopted vote asks for it', new.policy_version
      using errcode = 'restrict_violation';
  end if;
  return null;
end;
$$;
