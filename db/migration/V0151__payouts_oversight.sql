-- Nothing about payouts stays undecided. A view has no clock of the house, so it takes the later of
-- the database's own time and of the newest journal: a demonstration may be ahead of the day.
create view oversight.l10_payouts_nothing_stuck as
with latest as (
  select greatest(now(), (select max(recorded_at) from ledger.journal)) as at
)
select 'payout ' || payout_id as subject,
       'waits for the provider since ' || intended_at as detail
from payouts.payout, latest
where state = 'intended' and intended_at < latest.at - interval '3 days'
union all
select 'clawback ' || reversal_id,
       'waits for the provider since ' || intended_at
from payouts.clawback, latest
where state = 'intended' and intended_at < latest.at - interval '3 days'
union all
select 'payout run ' || run_no,
       'works since ' || started_at
from payouts.run, latest
where finished_at is null and started_at < latest.at - interval '1 day';
comment on view oversight.l10_payouts_nothing_stuck is
  'L10: payouts and clawbacks that the provider has not decided in three days, runs that have not '
  'ended in one.';
