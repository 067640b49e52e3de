-- What the last looks at the invariants found. The invariants are views of this schema, made by the
-- migrations of the rooms they speak of: one row a violation, with a subject and a detail.
create table oversight.look (
  look_id bigint generated always as identity primary key,
  invariant text not null check (invariant ~ '^L[0-9]+$'),
  looked_at timestamptz not null,
  violations bigint not null check (violations >= 0),
  sample text not null,
  check ((violations = 0) = (sample = ''))
);
comment on table oversight.look is 'One look at one invariant. Never changed.';
comment on column oversight.look.violations is 'How many rows its views showed; 0 means it holds.';
comment on column oversight.look.sample is 'The first few of them, for the person who reads.';
create index look_last on oversight.look (invariant, look_id desc);
create trigger look_append_only before update on oversight.look
  for each statement execute function public.refuse_change();
create trigger look_never_emptied before truncate on oversight.look
  for each statement execute function public.refuse_change();

create view oversight.job as
select task_name, task_instance, execution_time, picked, consecutive_failures, last_failure
from jobs.scheduled_tasks;
comment on view oversight.job is 'What waits in the one queue, without its data.';
