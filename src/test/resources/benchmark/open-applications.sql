-- Open applications with the numbers from bench.first to bench.last, as the service and the engine would have written them, but by the
-- thousand. Expects the temporary table routed (item_id, accepting, bureau, position) and fills our tables and the engine's alike.

set session_replication_role = replica;

create temporary table fresh on commit drop as
select
  n,
  'CP2026' || lpad(n::text, 6, '0') as no,
  i.item_id, i.accepting, i.lead,
  '9111' || lpad((n % 20000)::text, 14, '0') as uscc,
  (array['北京', '昌平', '生命谷', '未来', '中关村'])[1 + n % 5]
    || (array['康', '瑞', '诺', '华', '安', '博', '启', '恒'])[1 + n / 5 % 8] || (array['泽', '源', '达', '科', '信', '生', '明', '辰'])[1 + n / 40 % 8]
    || (array['生物科技', '医疗器械', '制药', '基因技术', '智能医药'])[1 + n / 320 % 5] || '有限公司' as name,
  (array['靶向药', '抗体药', '影像设备', '手术机器人', '细胞治疗', '诊断试剂', '动物疫苗', '检测平台'])[1 + n % 8] || '研发与产业化项目第 ' || n || ' 号' as matter,
  case
    when n * 7919 % 100 < 12 then 'accepting' when n * 7919 % 100 < 15 then 'correcting' when n * 7919 % 100 < 55 then 'reviewing'
    when n * 7919 % 100 < 68 then 'verifying' when n * 7919 % 100 < 79 then 'concluding' when n * 7919 % 100 < 83 then 'coordinating'
    when n * 7919 % 100 < 92 then 'approving' when n * 7919 % 100 < 96 then 'publicised' else 'paying' end as status,
  -- in the order of their numbers, half a year of them whatever their number
  timestamp '2026-03-02 09:30' - interval '180 days' * (1 - n::float / current_setting('bench.size')::float) as submitted
from generate_series(current_setting('bench.first')::int, current_setting('bench.last')::int) n
join (select item_id, min(accepting) as accepting, min(bureau) filter (where position = 1) as lead, row_number() over (order by item_id) - 1 as place
      from routed group by item_id) i
  on i.place = n::bigint * 104729 % (select count(distinct item_id) from routed);

-- the stays until now: each stage took some days, more at the lead
create temporary table stays on commit drop as
select f.no, f.item_id, s.status, s.place,
  f.submitted + interval '1 hour' * (s.place * (20 + f.n % 60)) as entered_at,
  case when s.status <> f.status then f.submitted + interval '1 hour' * ((s.place + 1) * (20 + f.n % 60)) end as left_at
from fresh f
join lateral (
  select status, place from unnest(
    array['submitted', 'accepting', 'reviewing', 'verifying', 'concluding', 'approving', 'publicised', 'paying']) with ordinality w (status, place)
  where place <= coalesce(array_position(
    array['submitted', 'accepting', 'reviewing', 'verifying', 'concluding', 'approving', 'publicised', 'paying'], f.status),
    case f.status when 'correcting' then 2 else 5 end) 
  union all
  select f.status, 9 where f.status in ('correcting', 'coordinating')) s on true;
create index on stays (no);
create index on fresh (no);
analyze stays;
analyze fresh;
update stays s set left_at = null where s.status in (select f.status from fresh f where f.no = s.no);

insert into handled_case (no, kind, item_id) select no, 'application', item_id from fresh;
insert into applicant (uscc, name) select distinct on (uscc) uscc, name from fresh on conflict do nothing;
insert into application (no, item_id, edition_id, uscc, applicant_name, entity_type, matter_title, status, status_since, accepting_body, submitted_by,
  submitted_at, request_hash, process_instance, deployment)
select f.no, f.item_id, case when f.item_id like 'M%' then 'measures-draft' else 'support-rules-2025' end, f.uscc, f.name, 'enterprise', f.matter, f.status,
  (select max(s.entered_at) from stays s where s.no = f.no and s.status = f.status) at time zone 'Asia/Shanghai', f.accepting,
  'company' || f.n % 20000, f.submitted at time zone 'Asia/Shanghai', 'generated', 'pi' || f.n, current_setting('bench.deployment')
from fresh f;
insert into application_words (no, words) select no, concat_ws(' ', no, name, matter, uscc) from fresh;
insert into facts (application_no, kind, revision, content, recorded_by, recorded_at)
select no, 'declared', 1, '{}', 'company' || n % 20000, submitted at time zone 'Asia/Shanghai' from fresh;
insert into timeline (case_no, at, event, text) select no, entered_at at time zone 'Asia/Shanghai', status, '进入环节' from stays order by no, place;
insert into status_span (application_no, item_id, status, entered_at, left_at)
select no, item_id, status, entered_at at time zone 'Asia/Shanghai', left_at at time zone 'Asia/Shanghai' from stays order by no, place;
insert into routed_bureau (application_no, position, bureau, role)
select f.no, r.position, r.bureau, case r.position when 1 then 'lead' else 'joint' end
from fresh f join routed r on r.item_id = f.item_id where f.status not in ('accepting', 'correcting');
insert into case_viewer (viewer, case_no, item_id, status)
select distinct v.viewer, f.no, f.item_id, f.status
from fresh f cross join lateral (
  select '*' as viewer union all select 'company' || f.n % 20000 union all select f.accepting
  union all select r.bureau from routed r where r.item_id = f.item_id and f.status not in ('accepting', 'correcting')
  union all select f.accepting || '-approver' where f.status in ('approving', 'publicised', 'paying')
  union all select f.accepting || '-payer' where f.status = 'paying'
  union all select 'special-team' where f.status = 'coordinating') v;
insert into award (application_no, uscc, item_id, matter_title, part, funder, amount, status, awarded_on, changed_at)
select no, uscc, item_id, matter, no, 'district', 10000 * (1 + n % 300), 'reserved', date '2026-02-01' + n % 28,
  now() from fresh where status in ('publicised', 'paying');
update award set status = 'approved' where application_no in (select no from fresh where status = 'paying');

-- the engine's part: the case, the part that it called where it is in one, and the tasks
create temporary table calls on commit drop as
select f.*, 'pi' || n as pi,
  case f.status when 'reviewing' then 'bureauReview' when 'publicised' then 'awardPayout' when 'paying' then 'awardPayout' when 'correcting' then 'applicantCorrection' end as part
from fresh f;

create temporary table open_tasks on commit drop as
select 'tk' || c.n || '-' || w.place as id, c.no, c.pi, case when c.part is null then c.pi else c.pi || 'c' end as instance, w.key, w.name, w.bureau, c.n, w.place,
  (select max(s.entered_at) from stays s where s.no = c.no and s.status = c.status) as created, coalesce(c.part, 'awardApplication') as process
from calls c cross join lateral (
  select 'acceptApplication' as key, '受理审查' as name, c.accepting as bureau, 1 as place where c.status = 'accepting'
  union all select 'reviewApplication', '部门联审', r.bureau, r.position from routed r where c.status = 'reviewing' and r.item_id = c.item_id
  union all select 'verifyFacts', '核定数据', c.lead, 1 where c.status = 'verifying'
  union all select 'consolidateOpinions', '牵头汇总', c.lead, 1 where c.status = 'concluding'
  union all select 'coordinateBureaus', '专班协调', 'special-team', 1 where c.status = 'coordinating'
  union all select 'approveAward', '审定', c.accepting || '-approver', 1 where c.status = 'approving'
  union all select 'payAward', '拨付', c.accepting || '-payer', 1 where c.status = 'paying') w;

analyze calls;
analyze open_tasks;
create index on open_tasks (id);

insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, parent_id_, proc_def_id_, super_exec_, act_id_, act_inst_id_, is_active_,
  is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, sequence_counter_, proc_def_key_)
select pi, 1, pi, pi, no, null, d.id_, null, null, pi, false, false, true, false, 1, 0, 1, 'awardApplication'
from calls cross join (select id_ from act_re_procdef where key_ = 'awardApplication' order by version_ desc limit 1) d
union all
select pi || 'e', 1, pi, pi, null, pi, d.id_, null, coalesce(part, 'task'), pi || 'a', part is null, false, true, false, 1, 2, 1, 'awardApplication'
from calls cross join (select id_ from act_re_procdef where key_ = 'awardApplication' order by version_ desc limit 1) d
union all
select pi || 'c', 1, pi, pi || 'c', no, null, d.id_, pi || 'e', null, pi || 'c', false, false, true, false, 1, 0, 1, part
from calls join lateral (select id_ from act_re_procdef where key_ = part order by version_ desc limit 1) d on true where part is not null
union all
select 'ex' || id, 1, pi, instance, null, instance, d.id_, null, key, 'ai' || id, true, true, true, false, 1, 2, 1, process
from open_tasks join lateral (select id_ from act_re_procdef where key_ = process order by version_ desc limit 1) d on true;
insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, assignee_, priority_, create_time_, due_date_, suspension_state_, task_state_)
-- every eleventh is claimed: by one person up to forty, the others by colleagues
select t.id, 1, 'ex' || t.id, t.instance, d.id_, t.name, t.key,
  case when t.n % 11 = 0 then t.bureau || case when row_number() over (partition by t.bureau, t.n % 11 = 0 order by t.n) <= 40 then '' else '-' || t.n / 11 % 50 end end,
  50, t.created,
  date_trunc('day', t.created) + interval '1 day' * (7 + t.n % 8) + interval '23:59:59', 1, 'Created'
from open_tasks t join lateral (select id_ from act_re_procdef where key_ = t.process order by version_ desc limit 1) d on true;
insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_) select 'il' || id, 1, bureau, 'candidate', id from open_tasks;
-- the right of the group to its task, and of who has claimed it: one for each, as the engine grants them
insert into act_ru_authorization (id_, rev_, type_, group_id_, user_id_, resource_type_, resource_id_, perms_)
select 'au' || id, 1, 1, bureau, null, 7, id, current_setting('bench.rights')::int from open_tasks
union all
select 'uu' || id_, 1, 1, null, assignee_, 7, id_, current_setting('bench.rights')::int from act_ru_task where assignee_ is not null;
insert into act_ru_variable (id_, rev_, type_, name_, execution_id_, proc_inst_id_, task_id_, text_, var_scope_, sequence_counter_, is_concurrent_local_)
select 'va' || id, 1, 'string', 'applicationNo', 'ex' || id, instance, id, no, id, 1, false from open_tasks;
insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_, root_proc_inst_id_, state_)
select e.id_, e.id_, e.business_key_, e.proc_def_key_, e.proc_def_id_, c.submitted, c.pi, 'ACTIVE'
from calls c join act_ru_execution e on e.business_key_ = c.no;
insert into act_hi_actinst (id_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_, execution_id_, act_id_, act_name_, act_type_, start_time_, end_time_, act_inst_state_)
select 'ha' || c.n || '-' || s.place, 'awardApplication', d.id_, c.pi, c.pi, c.pi || 'e', s.status, s.status, 'userTask', s.entered_at, s.left_at, 4
from calls c join stays s on s.no = c.no cross join (select id_ from act_re_procdef where key_ = 'awardApplication' order by version_ desc limit 1) d;
insert into act_hi_taskinst (id_, task_def_key_, proc_def_key_, proc_inst_id_, execution_id_, name_, start_time_)
select id, key, process, instance, 'ex' || id, name, created from open_tasks;

set session_replication_role = origin;
