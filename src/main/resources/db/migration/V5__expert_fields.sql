-- Experts with their fields of knowledge, and what an evaluation is drawn and scored by.

create table expert (
  -- the account in the group of experts; it need not exist yet
  account      text primary key,
  name         text not null,
  -- where the expert works, and its credit code where it is known: nobody evaluates an application of the own organisation
  organisation text not null,
  uscc         text,
  active       boolean not null,
  changed_by   text not null,
  changed_at   timestamptz not null
);
create index expert_by_name on expert (name, account);

create table expert_field (
  account text not null references expert,
  field   text not null,
  primary key (account, field)
);
create index expert_of_field on expert_field (field, account);

-- every state of an entry: who is in the register decides who is drawn
create table expert_change (
  id         bigint generated always as identity primary key,
  account    text not null references expert,
  content    jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null
);
create index expert_change_of_expert on expert_change (account, id);

alter table evaluation_draw
  -- the plan of the evaluation, as the decision gave it for this round
  add column fields        text[] not null default '{}',
  add column criteria      text,
  add column seats         int,
  add column mean_rule     text not null default 'plain' check (mean_rule in ('plain', 'trimmed')),
  add column trim          int not null default 0 check (trim >= 0),
  add column minimum_score numeric(5, 2),
  add column plan_version  int,
  add column plan_rule     text,
  -- those of the pool who know one of the fields: they come first in the order of the draw
  add column in_field      text[] not null default '{}',
  -- who could not be drawn, with the reason, by account
  add column left_out      jsonb not null default '{}';

update evaluation_draw d set
  seats = (select count(distinct seat) from evaluation_seat s where s.application_no = d.application_no and s.round = d.round),
  minimum_score = (select (plan ->> 'minimumScore')::numeric from application a where a.no = d.application_no);
alter table evaluation_draw alter column seats set not null;

alter table evaluation_seat
  -- true: did not answer in time and was replaced
  add column silent  boolean not null default false,
  add column left_at timestamptz;
-- a conflict with an applicant keeps an expert from every other application of the same applicant
create index evaluation_seat_of_expert on evaluation_seat (expert, application_no);
