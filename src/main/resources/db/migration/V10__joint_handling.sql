-- silence of a bureau, substitution in absence, and calendars whose dates are still being counted again

alter table opinion
  -- the task that it was given in: one opinion a task, whoever is faster, the bureau or the timer; null for those from before
  add column task_id      text unique,
  add column due_at       timestamptz,
  -- the bureau said nothing and a rule took that as agreement; the remark then holds the rule's reason
  add column silent       boolean not null default false,
  add column on_behalf_of text,
  alter column person drop not null,
  add constraint opinion_is_somebodys_unless_silent check (silent = (person is null));

-- where a substitute acted: the person who was represented
alter table task_work add column on_behalf_of text;
alter table timeline add column on_behalf_of text;
alter table conclusion add column on_behalf_of text;

-- who stands in for whom, for which groups and tasks, from when until when (both days included)
create table substitution (
  id          bigint generated always as identity primary key,
  person      text not null,
  substitute  text not null,
  groups      text[] not null check (cardinality(groups) > 0),
  -- none: every task of the groups
  task_keys   text[] not null default '{}',
  valid_from  date not null,
  valid_until date not null,
  reason      text,
  entered_by  text not null,
  entered_at  timestamptz not null,
  ended_by    text,
  ended_at    timestamptz,
  check (person <> substitute),
  check (valid_from <= valid_until),
  check ((ended_by is null) = (ended_at is null))
);
create index substitution_by_substitute on substitution (substitute, valid_until) where ended_at is null;
create index substitution_of_person on substitution (person, id desc);
create index substitution_of_substitute on substitution (substitute, id desc);

-- a calendar is published and the dates behind it are not all counted again yet: whoever finds this finishes it
alter table calendar_year add column recount_pending boolean not null default false;
