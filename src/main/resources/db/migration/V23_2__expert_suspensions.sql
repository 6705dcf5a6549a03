-- Who suspended an expert, when and why, until when, and which seats it touched.
create table expert_suspension (
  id             bigint generated always as identity primary key,
  account        text not null references expert,
  reason         text not null,
  suspended_by   text not null,
  suspended_at   timestamptz not null,
  -- null while it lasts
  reinstated_at  timestamptz,
  reinstated_by  text,
  -- may be left out
  reinstated_for text
);
create unique index one_suspension_at_a_time on expert_suspension (account) where reinstated_at is null;
create index expert_suspension_of_expert on expert_suspension (account, id desc);

insert into expert_suspension (account, reason, suspended_by, suspended_at)
select account, '（此前停用，未记录原因）', changed_by, changed_at from expert where not active;

-- seats that the expert had and had not answered when it began
create table expert_suspension_seat (
  suspension_id  bigint not null references expert_suspension,
  application_no text not null,
  round          int not null,
  seat           int not null,
  -- the expert came back in time, and was given the time anew because of this suspension
  time_renewed   boolean not null default false,
  primary key (suspension_id, application_no, round, seat),
  foreign key (application_no, round) references evaluation_draw
);
create index expert_suspension_of_seat on expert_suspension_seat (application_no, round, seat);

-- true: was suspended when the time was over and lost the seat by that
alter table evaluation_seat add column suspended boolean not null default false;
