-- The tasks that wait, as the lists of tasks read them. The engine keeps a task and the group that works it in two tables, so a bureau's
-- tasks in the order in which they are due stand in no index of the engine's: every list would read and sort all tasks of the bureau.
-- Triggers on the engine's tables keep this in step, whatever it is that changes a task. The engine makes its tables after this script,
-- so attach_waiting_tasks() is called at each start.

create table waiting_task (
  task_id  text not null,
  -- the group that works it; empty for an expert's seat, which is one person's
  bureau   text not null,
  key      text not null,
  case_no  text not null,
  -- who has claimed it; null where nobody has
  assignee text,
  due      timestamptz,
  primary key (task_id, bureau)
);
create index waiting_task_of_bureau on waiting_task (bureau, due, task_id);
create index waiting_task_of_bureau_by_key on waiting_task (bureau, key, due, task_id);
create index waiting_task_by_due on waiting_task (due, task_id);
create index waiting_task_by_key on waiting_task (key, due, task_id);
create index waiting_task_of_assignee on waiting_task (assignee, due, task_id) where assignee is not null;
create index waiting_task_without_bureau on waiting_task (key, due) where bureau = '';
create index waiting_task_of_case on waiting_task (case_no);

-- How many tasks wait, so that nobody has to count them. Rows are only ever added, which makes nobody wait for anybody; those of one
-- bureau, key and day add up to the number, and fold_task_tally() folds them now and then.
create table task_tally (
  bureau text not null,
  key    text not null,
  -- the day in Beijing on which they are due; null in the rows that count them whenever they are due
  due_on date,
  n      bigint not null
);
create index task_tally_of_bureau on task_tally (bureau, due_on, key) include (n);

create function tally_waiting_task() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.bureau <> '' then
    insert into task_tally values (old.bureau, old.key, null, -1);
    if old.due is not null then
      insert into task_tally values (old.bureau, old.key, (old.due at time zone 'Asia/Shanghai')::date, -1);
    end if;
  end if;
  if tg_op <> 'DELETE' and new.bureau <> '' then
    insert into task_tally values (new.bureau, new.key, null, 1);
    if new.due is not null then
      insert into task_tally values (new.bureau, new.key, (new.due at time zone 'Asia/Shanghai')::date, 1);
    end if;
  end if;
  return null;
end $$;

create trigger tally_waiting_task after insert or delete on waiting_task for each row execute function tally_waiting_task();
create trigger tally_changed_task after update on waiting_task for each row
  when ((old.bureau, old.key, old.due) is distinct from (new.bureau, new.key, new.due)) execute function tally_waiting_task();

create function fold_task_tally() returns void language sql as $$
  with several as (
    select bureau, key, due_on from task_tally group by bureau, key, due_on having count(*) > 1
  ), folded as (
    delete from task_tally t using several s
    where t.bureau = s.bureau and t.key = s.key and t.due_on is not distinct from s.due_on
    returning t.bureau, t.key, t.due_on, t.n
  )
  insert into task_tally select bureau, key, due_on, sum(n) from folded group by bureau, key, due_on having sum(n) <> 0
$$;

-- The task enters the list of the bureau, if it belongs to a case and is not suspended. The engine's times are in the zone of the session.
create function enter_waiting_task(entering text, of_bureau text) returns void language plpgsql as $$
begin
  insert into waiting_task (task_id, bureau, key, case_no, assignee, due)
  select t.id_, of_bureau, t.task_def_key_, e.business_key_, t.assignee_, t.due_date_::timestamptz
  from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
  where t.id_ = entering and t.suspension_state_ = 1 and e.business_key_ is not null
  on conflict do nothing;
end $$;

create function follow_engine_task() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform enter_waiting_task(new.id_, '');
  elsif tg_op = 'DELETE' then
    delete from waiting_task where task_id = old.id_;
  elsif new.suspension_state_ is distinct from old.suspension_state_ then
    delete from waiting_task where task_id = new.id_;
    perform enter_waiting_task(new.id_, bureaus.bureau)
    from (select i.group_id_ from act_ru_identitylink i where i.task_id_ = new.id_ and i.type_ = 'candidate' and i.group_id_ is not null
          union all
          select '' where not exists (
            select from act_ru_identitylink i where i.task_id_ = new.id_ and i.type_ = 'candidate' and i.group_id_ is not null)) bureaus (bureau);
  else
    update waiting_task set assignee = new.assignee_, due = new.due_date_::timestamptz, key = new.task_def_key_ where task_id = new.id_;
  end if;
  return null;
end $$;

create function follow_engine_candidate() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    delete from waiting_task where task_id = old.task_id_ and bureau = old.group_id_;
    return null;
  end if;
  update waiting_task set bureau = new.group_id_ where task_id = new.task_id_ and bureau = '';
  if not found then
    perform enter_waiting_task(new.task_id_, new.group_id_);
  end if;
  return null;
end $$;

-- Reads all tasks of the engine anew.
create function fill_waiting_tasks() returns void language plpgsql as $$
begin
  delete from waiting_task;
  insert into waiting_task (task_id, bureau, key, case_no, assignee, due)
  select distinct t.id_, coalesce(i.group_id_, ''), t.task_def_key_, e.business_key_, t.assignee_, t.due_date_::timestamptz
  from act_ru_task t
  join act_ru_execution e on e.id_ = t.proc_inst_id_
  left join act_ru_identitylink i on i.task_id_ = t.id_ and i.type_ = 'candidate' and i.group_id_ is not null
  where t.suspension_state_ = 1 and e.business_key_ is not null;
  perform fold_task_tally();
end $$;

create function attach_waiting_tasks() returns void language plpgsql as $$
begin
  if exists (select from pg_trigger where tgname = 'follow_engine_task' and tgrelid = 'act_ru_task'::regclass) then
    return;
  end if;
  create trigger follow_engine_task after insert or delete on act_ru_task for each row execute function follow_engine_task();
  create trigger follow_changed_task after update on act_ru_task for each row
    when ((old.assignee_, old.due_date_, old.suspension_state_, old.task_def_key_)
      is distinct from (new.assignee_, new.due_date_, new.suspension_state_, new.task_def_key_))
    execute function follow_engine_task();
  create trigger follow_new_candidate after insert on act_ru_identitylink for each row
    when (new.type_ = 'candidate' and new.group_id_ is not null and new.task_id_ is not null) execute function follow_engine_candidate();
  create trigger follow_gone_candidate after delete on act_ru_identitylink for each row
    when (old.type_ = 'candidate' and old.group_id_ is not null and old.task_id_ is not null) execute function follow_engine_candidate();
  perform fill_waiting_tasks();
end $$;
