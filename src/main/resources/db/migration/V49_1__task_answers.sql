-- What was filled in at steps that no part of the program handles: the fields of the step's form, each visit on its own. Never changed.
create table task_answer (
  id            bigint generated always as identity primary key,
  case_no       text not null references handled_case,
  task_key      text not null,
  task_name     text not null,
  -- how many times the case has come to this step
  visit         int not null check (visit > 0),
  task_id       text not null unique,
  bureau        text not null,
  person        text not null,
  on_behalf_of  text,
  -- the bundle whose form has the fields
  deployment_id text not null,
  fields        jsonb not null,
  answered_at   timestamptz not null,
  unique (case_no, task_key, visit)
);

create function task_answer_stays() returns trigger language plpgsql as $$
begin
  raise exception 'An answer that was given at a step is kept as it is';
end $$;
create trigger task_answer_stays before update or delete on task_answer for each row execute function task_answer_stays();

-- the answers that an assessment has read, beside its facts
alter table determination add column task_answers jsonb;
