-- A job that fails for too long leaves the queue. What nothing else would ever bring back is written
-- down here in the same transaction, so that a person finds it and has it tried again.
create table oversight.given_up_job (
  task_name text not null,
  task_instance text not null,
  given_up_at timestamptz not null,
  tries integer not null check (tries > 0),
  primary key (task_name, task_instance)
);
comment on table oversight.given_up_job is
  'Jobs that were given up; a row goes when its job is put into the queue again.';
comment on column oversight.given_up_job.task_instance is 'What the job is about, usually an id.';
comment on column oversight.given_up_job.tries is 'How often it was tried until then.';

create or replace view oversight.job as
select task_name, task_instance, execution_time, picked, consecutive_failures, last_failure,
  last_heartbeat
from jobs.scheduled_tasks;

create view oversight.unsent_mail as
select mail_id, written_at
from notifications.mail
where sent_at is null and body is not null;
comment on view oversight.unsent_mail is
  'Mail that the mail server has not taken. One with a secret is left out once that is erased, '
  'since it can never be sent.';
create index mail_unsent on notifications.mail (written_at) where sent_at is null;
