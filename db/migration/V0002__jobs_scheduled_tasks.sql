-- The table of db-scheduler 16.12.0 (Apache-2.0), column for column as that library expects it.
-- The primary key makes "the same job twice" impossible.
create table jobs.scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
);
comment on table jobs.scheduled_tasks is 'Work to be done later or outside, one row a job; data are ids only.';
comment on column jobs.scheduled_tasks.task_name is 'Kind of job, for example mail.send.';
comment on column jobs.scheduled_tasks.task_instance is 'What the job is about, usually an id.';
comment on column jobs.scheduled_tasks.execution_time is 'When it is due.';
comment on column jobs.scheduled_tasks.picked is 'Whether a node is at it.';
comment on column jobs.scheduled_tasks.last_heartbeat is 'Last sign of life of the node that is at it.';

create index scheduled_tasks_due on jobs.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on jobs.scheduled_tasks (last_heartbeat);
