-- What lists and figures are read from, so that they cost the same with a thousand cases and with a hundred thousand: the status and item
-- of a case beside each of its viewers, how long it stood where, words to find it by, and tallies.
-- Triggers keep them, in the transaction that changes what they follow: whoever changes a case cannot forget them.

-- since when a case stands where it stands: written with each new status -----------------------------------------------------------------------------

alter table application add column status_since timestamptz;
update application a set status_since =
  coalesce((select max(t.at) from timeline t where t.application_no = a.no and t.event = a.status), a.submitted_at);
alter table application alter column status_since set not null;

create function status_dated() returns trigger language plpgsql as $$
begin
  new.status_since := coalesce(new.status_since, new.submitted_at);
  return new;
end $$;
create trigger status_is_dated before insert on application for each row execute function status_dated();

-- each stay of a case in a status; left_at is null while it lasts
create table status_span (
  id             bigint generated always as identity primary key,
  application_no text not null references application,
  item_id        text not null,
  status         text not null,
  entered_at     timestamptz not null,
  left_at        timestamptz
);
create index status_span_of_application on status_span (application_no, id);

-- the list of cases: one row for each viewer; '*' stands for those who may look at all -----------------------------------

-- null for cases of a kind that the list does not show
alter table case_viewer add column item_id text, add column status text;
create index case_viewer_by_status on case_viewer (viewer, status, application_no desc) where status is not null;
create index case_viewer_by_item on case_viewer (viewer, item_id, application_no desc) include (status) where status is not null;

-- tallies are added to, never changed, so that cases do not wait for each other; fold_tallies() adds up what has gathered
create table case_tally (
  viewer  text not null,
  item_id text not null,
  status  text not null,
  n       bigint not null
);
create index case_tally_of_viewer on case_tally (viewer, status, item_id) include (n);

-- stays that have ended; days is the lower bound of a class of durations
create table stage_tally (
  viewer  text not null,
  item_id text not null,
  status  text not null,
  days    int not null,
  n       bigint not null,
  seconds bigint not null
);
create index stage_tally_of_viewer on stage_tally (viewer, status, days, item_id) include (n, seconds);

create function duration_class(seconds bigint) returns int language sql immutable parallel safe as $$
  select (array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 17, 20, 25, 30, 40, 50, 60, 90, 120, 180, 365])
    [width_bucket(greatest(seconds, 0) / 86400, array[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 17, 20, 25, 30, 40, 50, 60, 90, 120, 180, 365]::bigint[])]
$$;

create function lasted(span status_span) returns bigint language sql immutable as $$
  select greatest(0, extract(epoch from span.left_at - span.entered_at))::bigint
$$;

create function viewer_listed() returns trigger language plpgsql as $$
begin
  select item_id, status into new.item_id, new.status from application where no = new.application_no;
  return new;
end $$;
create trigger viewer_is_listed before insert on case_viewer for each row execute function viewer_listed();

create function viewers_added() returns trigger language plpgsql as $$
begin
  insert into case_tally (viewer, item_id, status, n) select viewer, item_id, status, 1 from added where status is not null;
  insert into stage_tally (viewer, item_id, status, days, n, seconds)
    select a.viewer, s.item_id, s.status, duration_class(lasted(s)), 1, lasted(s)
    from added a join status_span s on s.application_no = a.application_no where s.left_at is not null;
  return null;
end $$;
create trigger viewers_are_tallied after insert on case_viewer referencing new table as added
  for each statement execute function viewers_added();

create function viewers_moved() returns trigger language plpgsql as $$
begin
  insert into case_tally (viewer, item_id, status, n)
    select viewer, item_id, status, -1 from before where status is not null
    union all
    select viewer, item_id, status, 1 from after where status is not null;
  return null;
end $$;
create trigger viewers_move_in_tallies after update on case_viewer referencing old table as before new table as after
  for each statement execute function viewers_moved();

create function span_ended() returns trigger language plpgsql as $$
begin
  insert into stage_tally (viewer, item_id, status, days, n, seconds)
    select viewer, new.item_id, new.status, duration_class(lasted(new)), 1, lasted(new) from case_viewer where application_no = new.application_no;
  return null;
end $$;
create trigger span_is_tallied after update of left_at on status_span for each row
  when (old.left_at is null and new.left_at is not null) execute function span_ended();

-- words to find a case by: parts of one, two and three characters, because Chinese has no spaces and names are short --------

create table application_words (
  no    text primary key references application,
  words text not null
);

create function parts_of(words text) returns text[] language sql immutable parallel safe as $$
  select array(
    select distinct substr(lower(words), place, long)
    from generate_series(1, length(words)) place, generate_series(1, 3) long
    where place + long - 1 <= length(words))
$$;

-- what must be among the parts of whatever contains this text
create function parts_to_find(words text) returns text[] language sql immutable parallel safe as $$
  select case
    when length(words) <= 3 then array[lower(words)]
    else array(select distinct substr(lower(words), place, 3) from generate_series(1, length(words) - 2) place) end
$$;

create index application_words_parts on application_words using gin (parts_of(words));

create function words_of(a application) returns text language sql stable as $$
  select concat_ws(' ', a.no, a.applicant_name, a.matter_title, a.uscc)
$$;

-- all of it follows the application -------------------------------------------------------------------------------------

create function application_listed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into application_words (no, words) values (new.no, words_of(new));
    insert into case_viewer (viewer, application_no) values ('*', new.no);
  else
    update status_span set left_at = new.status_since where application_no = new.no and left_at is null;
    update case_viewer set status = new.status where application_no = new.no;
  end if;
  insert into status_span (application_no, item_id, status, entered_at) values (new.no, new.item_id, new.status, new.status_since);
  return null;
end $$;
create trigger application_is_listed after insert on application for each row execute function application_listed();
create trigger application_moves_in_list after update of status on application for each row
  when (old.status is distinct from new.status) execute function application_listed();

-- since when tasks wait ----------------------------------------------------------------------------------------------------

alter table waiting_task add column created timestamptz;
create index waiting_task_ages on waiting_task (bureau) include (due, created);

create or replace function enter_waiting_task(entering text, of_bureau text) returns void language plpgsql as $$
begin
  insert into waiting_task (task_id, bureau, key, case_no, assignee, due, created)
  select t.id_, of_bureau, t.task_def_key_, e.business_key_, t.assignee_, t.due_date_::timestamptz, t.create_time_::timestamptz
  from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
  where t.id_ = entering and t.suspension_state_ = 1 and e.business_key_ is not null
  on conflict do nothing;
end $$;

create or replace function fill_waiting_tasks() returns void language plpgsql as $$
begin
  delete from waiting_task;
  insert into waiting_task (task_id, bureau, key, case_no, assignee, due, created)
  select distinct t.id_, coalesce(i.group_id_, ''), t.task_def_key_, e.business_key_, t.assignee_, t.due_date_::timestamptz, t.create_time_::timestamptz
  from act_ru_task t
  join act_ru_execution e on e.id_ = t.proc_inst_id_
  left join act_ru_identitylink i on i.task_id_ = t.id_ and i.type_ = 'candidate' and i.group_id_ is not null
  where t.suspension_state_ = 1 and e.business_key_ is not null;
  perform fold_task_tally();
end $$;

do $$
begin
  if to_regclass('act_ru_task') is not null then
    update waiting_task w set created = t.create_time_::timestamptz from act_ru_task t where t.id_ = w.task_id;
  end if;
end $$;

-- awards by item and year -----------------------------------------------------------------------------------------------

create index award_by_date on award (awarded_on, item_id, status) include (amount, application_no) where status in ('reserved', 'approved', 'paid');

-- counting anew and adding up -------------------------------------------------------------------------------------------

-- counts all tallies from what they tally: after a restore, or where somebody doubts them
create function recount_figures() returns void language plpgsql as $$
begin
  lock table case_tally, stage_tally in exclusive mode;
  delete from case_tally;
  insert into case_tally (viewer, item_id, status, n)
    select viewer, item_id, status, count(*) from case_viewer where status is not null group by viewer, item_id, status;
  delete from stage_tally;
  insert into stage_tally (viewer, item_id, status, days, n, seconds)
    select v.viewer, s.item_id, s.status, duration_class(lasted(s)), count(*), sum(lasted(s))
    from status_span s join case_viewer v on v.application_no = s.application_no where s.left_at is not null
    group by v.viewer, s.item_id, s.status, duration_class(lasted(s));
end $$;

-- makes one row of many, where many have gathered; readers see the same sums before and after
create function fold_tallies() returns void language sql as $$
  with many as (select viewer, item_id, status from case_tally group by viewer, item_id, status having count(*) > 1),
    gone as (delete from case_tally t using many m where (t.viewer, t.item_id, t.status) = (m.viewer, m.item_id, m.status) returning t.*)
  insert into case_tally select viewer, item_id, status, sum(n) from gone group by viewer, item_id, status having sum(n) <> 0;
  with many as (select viewer, item_id, status, days from stage_tally group by viewer, item_id, status, days having count(*) > 1),
    gone as (delete from stage_tally t using many m
      where (t.viewer, t.item_id, t.status, t.days) = (m.viewer, m.item_id, m.status, m.days) returning t.*)
  insert into stage_tally select viewer, item_id, status, days, sum(n), sum(seconds) from gone group by viewer, item_id, status, days;
$$;

-- the cases that are here already -----------------------------------------------------------------------------------------

insert into application_words (no, words) select a.no, words_of(a) from application a;

-- the timeline tells each status by its name; a case begins submitted
insert into status_span (application_no, item_id, status, entered_at, left_at)
select no, item_id, event, at, lead(at) over (partition by no order by id)
from (
  select a.no, a.item_id, t.event, t.at, t.id
  from application a join timeline t on t.application_no = a.no
  where t.event in ('submitted', 'accepting', 'correcting', 'reviewing', 'evaluating', 'verifying', 'concluding', 'coordinating', 'ranking',
    'approving', 'publicised', 'objected', 'paying', 'paid', 'refused', 'withdrawn', 'lapsed', 'not-selected', 'recovering', 'recovered')
) as moves
order by no, id;

alter table case_viewer disable trigger user;
update case_viewer v set item_id = a.item_id, status = a.status from application a where a.no = v.application_no;
insert into case_viewer (viewer, application_no, item_id, status) select '*', no, item_id, status from application;
alter table case_viewer enable trigger user;
select recount_figures();
