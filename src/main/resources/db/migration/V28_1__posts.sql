-- Who may hold which posts (岗位), who gave them, and what is left of accounts that are gone.

-- used_at: when somebody first came in with the account; null while nobody has: it may still be deleted.
-- deleted_at: the id is kept for ever, so that nobody inherits what was the former owner's.
alter table account add column used_at timestamptz, add column deleted_at timestamptz, add column deleted_by text;

-- what kinds of posts there are; second_person: given by two people, because it approves, pays or administers
create table post_kind (
  id            text primary key,
  title         text    not null,
  position      int     not null unique,
  second_person boolean not null default false
);
insert into post_kind (id, title, position, second_person) values
  ('reviewer', '审核员', 1, false),
  ('approver', '审定人', 2, true),
  ('payer', '拨付人', 3, true),
  ('special-team', '专班协调员', 4, false),
  ('expert', '评审专家', 5, false),
  ('process-owner', '流程负责人', 6, false),
  ('monitor', '监测人员', 7, false),
  ('auditor', '审计人员', 8, false),
  ('system-administrator', '系统管理员', 9, true),
  ('security-administrator', '安全管理员', 10, true),
  ('audit-administrator', '审计管理员', 11, true),
  ('applicant', '申报主体', 12, false);

-- kinds that one account may not hold together, with the reason as people read it
create table post_conflict (
  one    text not null references post_kind,
  other  text not null references post_kind,
  reason text not null,
  primary key (one, other)
);
insert into post_conflict (one, other, reason)
select 'applicant', id, '申报主体不能办理、评审、管理或监督申报' from post_kind where id <> 'applicant';
insert into post_conflict (one, other, reason)
select one, other, reason
from (values
  ('{approver}'::text[], '{payer}'::text[], '审定与拨付须由不同的人办理'),
  ('{process-owner}', '{approver,payer}', '制定办理规则的人不能审定或拨付'),
  ('{auditor}', '{reviewer,approver,payer,special-team,expert,process-owner,system-administrator,security-administrator}', '审计人员不能参与所审计的办理和管理'),
  ('{audit-administrator}', '{reviewer,approver,payer,special-team,expert,process-owner,system-administrator,security-administrator}', '审计管理员不能参与所审计的办理和管理'),
  ('{system-administrator}', '{security-administrator}', '系统管理与账号授权须由不同的人负责'),
  ('{system-administrator,security-administrator}', '{reviewer,approver,payer,special-team,expert}', '管理员不能办理案件')
) as rule (ones, others, reason), unnest(ones) as one, unnest(others) as other;

-- every post that an account was given or lost; rows are never changed or removed
create table account_post_change (
  id           bigint generated always as identity primary key,
  account      text        not null,
  post         text        not null,
  added        boolean     not null,
  at           timestamptz not null,
  -- null for the service itself
  actor        text,
  -- the second person, where the post needs one
  confirmed_by text,
  -- whether the only administrator there was gave it without a second person, as at the very first set-up
  alone        boolean     not null default false,
  reason       text
);
create index account_post_change_of_account on account_post_change (account, id desc);
create index account_post_change_of_post on account_post_change (post, account) where added;

-- posts that wait for the second person
create table post_proposal (
  id              bigint generated always as identity primary key,
  account         text        not null,
  posts           text[]      not null,
  reason          text        not null,
  proposed_by     text        not null,
  proposed_at     timestamptz not null,
  -- null while nobody has decided; also refused where it was taken back
  granted         boolean,
  decided_by      text,
  decided_at      timestamptz,
  decision_reason text
);
create unique index one_open_proposal_of_an_account on post_proposal (account) where granted is null;
create index post_proposal_by_time on post_proposal (id desc);

-- whether anything says that an account of this id has acted or has been acted for
create function account_left_traces(of_id text) returns boolean language sql stable as $$
  select exists (select from case_viewer where viewer = of_id)
    or exists (select from applicant_account_change where account = of_id)
    or exists (select from application where submitted_by = of_id)
    or exists (select from service_request where submitted_by = of_id)
    or exists (select from task_work where person = of_id or on_behalf_of = of_id)
    or exists (select from timeline where person = of_id)
$$;

-- Accounts that are here already count as used. Whoever administered everything holds all three administrators' posts from now on.
do $$
begin
  if to_regclass('act_id_user') is not null then
    insert into account (id, used_at) select id_, now() from act_id_user on conflict (id) do update set used_at = now();
    insert into act_id_group (id_, rev_, name_, type_)
      values ('security-admins', 1, '安全管理员', 'WORKFLOW'), ('audit-admins', 1, '审计管理员', 'WORKFLOW') on conflict do nothing;
    insert into act_id_membership (user_id_, group_id_)
      select m.user_id_, g.id from act_id_membership m, unnest(array['security-admins', 'audit-admins']) as g(id) where m.group_id_ = 'camunda-admin'
      on conflict do nothing;
    insert into account_post_change (account, post, added, at, reason)
      select user_id_, group_id_, true, now(), '升级时由原系统管理员一并取得' from act_id_membership where group_id_ in ('security-admins', 'audit-admins');
  end if;
end $$;
