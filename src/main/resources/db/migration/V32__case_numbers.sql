-- Tables that hold cases of every kind (applications, service requests, duties, rounds) call their number what it is.
alter table case_viewer rename column application_no to case_no;
alter table case_viewer rename constraint case_viewer_application_no_fkey to case_viewer_case_no_fkey;
alter index case_viewer_of_application rename to case_viewer_of_case;
alter table timeline rename column application_no to case_no;
alter table timeline rename constraint timeline_application_no_fkey to timeline_case_no_fkey;
alter index timeline_of_application rename to timeline_of_case;
alter table task_work rename column application_no to case_no;
alter table task_work rename constraint task_work_application_no_fkey to task_work_case_no_fkey;
alter index task_work_of_application rename to task_work_of_case;
alter table notice rename column application_no to case_no;
alter table notice rename constraint notice_application_no_fkey to notice_case_no_fkey;

-- Those of service requests name the request.
alter table service_facts rename column application_no to request_no;
alter table service_facts rename constraint service_facts_application_no_fkey to service_facts_request_no_fkey;
alter table service_supplement rename column application_no to request_no;
alter table service_supplement rename constraint service_supplement_application_no_fkey to service_supplement_request_no_fkey;
alter table service_bureau rename column application_no to request_no;
alter table service_bureau rename constraint service_bureau_application_no_fkey to service_bureau_request_no_fkey;
alter table service_bureau rename constraint service_bureau_application_no_position_key to service_bureau_request_no_position_key;
alter table service_answer rename column application_no to request_no;
alter table service_round rename column application_no to request_no;
alter table service_round rename constraint service_round_application_no_fkey to service_round_request_no_fkey;

-- The functions that keep lists and figures in step read the new name.
create or replace function viewer_listed() returns trigger language plpgsql as $$
begin
  select item_id, status into new.item_id, new.status from application where no = new.case_no;
  return new;
end $$;

create or replace function viewers_added() returns trigger language plpgsql as $$
begin
  insert into case_tally (viewer, item_id, status, n) select viewer, item_id, status, 1 from added where status is not null;
  insert into stage_tally (viewer, item_id, status, days, n, seconds)
    select a.viewer, s.item_id, s.status, duration_class(lasted(s)), 1, lasted(s)
    from added a join status_span s on s.application_no = a.case_no where s.left_at is not null;
  return null;
end $$;

create or replace function viewers_gone() returns trigger language plpgsql as $$
begin
  insert into case_tally (viewer, item_id, status, n) select viewer, item_id, status, -1 from gone where status is not null;
  insert into stage_tally (viewer, item_id, status, days, n, seconds)
    select g.viewer, s.item_id, s.status, duration_class(lasted(s)), -1, -lasted(s)
    from gone g join status_span s on s.application_no = g.case_no where s.left_at is not null;
  return null;
end $$;

create or replace function span_ended() returns trigger language plpgsql as $$
begin
  insert into stage_tally (viewer, item_id, status, days, n, seconds)
    select viewer, new.item_id, new.status, duration_class(lasted(new)), 1, lasted(new) from case_viewer where case_no = new.application_no;
  return null;
end $$;

create or replace function application_listed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into application_words (no, words) values (new.no, words_of(new));
    insert into case_viewer (viewer, case_no) values ('*', new.no);
  else
    update status_span set left_at = new.status_since where application_no = new.no and left_at is null;
    update case_viewer set status = new.status where case_no = new.no;
  end if;
  insert into status_span (application_no, item_id, status, entered_at) values (new.no, new.item_id, new.status, new.status_since);
  return null;
end $$;

create or replace function recount_figures() returns void language plpgsql as $$
begin
  lock table case_tally, stage_tally in exclusive mode;
  delete from case_tally;
  insert into case_tally (viewer, item_id, status, n)
    select viewer, item_id, status, count(*) from case_viewer where status is not null group by viewer, item_id, status;
  delete from stage_tally;
  insert into stage_tally (viewer, item_id, status, days, n, seconds)
    select v.viewer, s.item_id, s.status, duration_class(lasted(s)), count(*), sum(lasted(s))
    from status_span s join case_viewer v on v.case_no = s.application_no where s.left_at is not null
    group by v.viewer, s.item_id, s.status, duration_class(lasted(s));
end $$;
