-- How old the work is that waits, counted like the tasks themselves, so that nobody reads all tasks to know it; and indexes for lists that
-- had to sort.

-- by the day in Beijing on which the task came; added to and folded like task_tally
create table task_age_tally (
  -- empty for the seats of experts
  bureau     text not null,
  created_on date not null,
  n          bigint not null
);
create index task_age_tally_by_day on task_age_tally (created_on, bureau) include (n);

-- What is not due yet, of all bureaus: the rest of what waits is overdue. From here on a task that is never due counts on the day infinity.
create index task_tally_by_day on task_tally (due_on, bureau) include (n);

-- which task waits longest; the index that was here for counting was read from end to end
drop index waiting_task_ages;
create index waiting_task_of_age on waiting_task (bureau, created);
-- the seats of experts are tallied too now
drop index waiting_task_without_bureau;

create or replace function tally_waiting_task() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into task_tally values
      (old.bureau, old.key, null, -1), (old.bureau, old.key, coalesce((old.due at time zone 'Asia/Shanghai')::date, 'infinity'), -1);
  end if;
  if tg_op <> 'DELETE' then
    insert into task_tally values
      (new.bureau, new.key, null, 1), (new.bureau, new.key, coalesce((new.due at time zone 'Asia/Shanghai')::date, 'infinity'), 1);
  end if;
  if tg_op = 'UPDATE' and old.bureau = new.bureau then
    return null;
  end if;
  if tg_op <> 'INSERT' then
    insert into task_age_tally values (old.bureau, (old.created at time zone 'Asia/Shanghai')::date, -1);
  end if;
  if tg_op <> 'DELETE' then
    insert into task_age_tally values (new.bureau, (new.created at time zone 'Asia/Shanghai')::date, 1);
  end if;
  return null;
end $$;

create or replace function fold_task_tally() returns void language sql as $$
  with several as (
    select bureau, key, due_on from task_tally group by bureau, key, due_on having count(*) > 1
  ), folded as (
    delete from task_tally t using several s
    where t.bureau = s.bureau and t.key = s.key and t.due_on is not distinct from s.due_on
    returning t.bureau, t.key, t.due_on, t.n
  )
  insert into task_tally select bureau, key, due_on, sum(n) from folded group by bureau, key, due_on having sum(n) <> 0;
  with several as (
    select bureau, created_on from task_age_tally group by bureau, created_on having count(*) > 1
  ), folded as (
    delete from task_age_tally t using several s where t.bureau = s.bureau and t.created_on = s.created_on
    returning t.bureau, t.created_on, t.n
  )
  insert into task_age_tally select bureau, created_on, sum(n) from folded group by bureau, created_on having sum(n) <> 0;
$$;

-- counts the tasks that wait anew: after a restore, or where somebody doubts the tallies
create function recount_waiting_tasks() returns void language plpgsql as $$
begin
  lock table waiting_task, task_tally, task_age_tally in exclusive mode;
  delete from task_tally;
  insert into task_tally (bureau, key, due_on, n)
    select bureau, key, null, count(*) from waiting_task group by bureau, key
    union all
    select bureau, key, coalesce((due at time zone 'Asia/Shanghai')::date, 'infinity'), count(*) from waiting_task group by 1, 2, 3;
  delete from task_age_tally;
  insert into task_age_tally (bureau, created_on, n)
    select bureau, (created at time zone 'Asia/Shanghai')::date, count(*) from waiting_task group by 1, 2;
end $$;

-- reads all tasks of the engine anew, and counts them
create or replace function fill_waiting_tasks() returns void language plpgsql as $$
begin
  -- they are counted all at once below
  alter table waiting_task disable trigger user;
  delete from waiting_task;
  insert into waiting_task (task_id, bureau, key, case_no, assignee, due, created)
  select distinct t.id_, coalesce(i.group_id_, ''), t.task_def_key_, e.business_key_, t.assignee_, t.due_date_::timestamptz, t.create_time_::timestamptz
  from act_ru_task t
  join act_ru_execution e on e.id_ = t.proc_inst_id_
  left join act_ru_identitylink i on i.task_id_ = t.id_ and i.type_ = 'candidate' and i.group_id_ is not null
  where t.suspension_state_ = 1 and e.business_key_ is not null;
  alter table waiting_task enable trigger user;
  perform recount_waiting_tasks();
end $$;

-- what the engine has no task for
delete from waiting_task where created is null;
alter table waiting_task alter column created set not null;
select recount_waiting_tasks();

-- the ledger, newest first
create index award_by_time on award (awarded_on desc, id desc) where status <> 'released';

-- The numbers of all cases that hold this text, by its parts. Never by reading all words: where a text is in many cases that looks cheap to
-- the planner, which does not know what taking words apart costs.
create function cases_holding(text text) returns setof text language sql stable
  set enable_seqscan = off set enable_indexscan = off set max_parallel_workers_per_gather = 0
as $$
  select no from application_words where parts_of(words) @> parts_to_find(text) and strpos(lower(words), lower(text)) > 0
$$;

-- who may look at a case no more, as an expert who was replaced, counts it no more
create function viewers_gone() returns trigger language plpgsql as $$
begin
  insert into case_tally (viewer, item_id, status, n) select viewer, item_id, status, -1 from gone where status is not null;
  insert into stage_tally (viewer, item_id, status, days, n, seconds)
    select g.viewer, s.item_id, s.status, duration_class(lasted(s)), -1, -lasted(s)
    from gone g join status_span s on s.application_no = g.application_no where s.left_at is not null;
  return null;
end $$;
create trigger viewers_leave_tallies after delete on case_viewer referencing old table as gone
  for each statement execute function viewers_gone();
select recount_figures();
