-- Who may evaluate is decided by two people, as who approves and pays: an expert's post is given and taken by a proposal that another
-- confirms, and neither a disabled account nor a reset password takes an expert out of the draw before that.
-- second_person_to_leave: whoever holds the post keeps it until a second person has confirmed that it is taken away
alter table post_kind add column second_person_to_leave boolean not null default false;
update post_kind set second_person = true, second_person_to_leave = true where id = 'expert';

-- give: posts that the account does not hold; take: posts that it holds and is to lose; keep: posts that it holds, and that do not
-- count until another has confirmed them, because somebody has reset the password
alter table post_proposal add column kind text not null default 'give' check (kind in ('give', 'take', 'keep'));

-- stays_counted: disabled, but a second person has still to confirm that the post ends with it. is_new: nobody has taken the account up
-- with an own password yet
create or replace view shared_account as
  select a.id, a.disabled_at, a.one_time_password_at, a.one_time_password_by,
    exists (select from post_proposal p where p.account = a.id and p.granted is null and p.kind in ('take', 'keep')) as stays_counted,
    a.must_change_password
      and not exists (select from account_event e where e.account = a.id and e.kind in ('password-chosen', 'password-changed')) as is_new
  from account a;

-- what was done to accounts, without log-ins
create view shared_account_event as
  select id, at, account, kind, actor, text from account_event
  where kind not in ('logged-in', 'log-in-failed', 'log-in-held', 'logged-out');
create index account_event_change on account_event (at desc, id desc)
  where kind not in ('logged-in', 'log-in-failed', 'log-in-held', 'logged-out');
create or replace view shared_account_post_change as select account, at, confirmed_by, post from account_post_change;

-- since when the seat is the expert's
alter table evaluation_seat add column seated_at timestamptz not null default now();
update evaluation_seat s set seated_at = d.drawn_at from evaluation_draw d where d.application_no = s.application_no and d.round = s.round;

-- seats whose expert the register says, since the draw, to work for the applicant
create table expert_bar (
  id             bigint generated always as identity primary key,
  account        text not null references expert,
  application_no text not null,
  round          int not null,
  seat           int not null,
  barred_by      text not null,
  barred_at      timestamptz not null,
  -- null while the register says so
  lifted_at      timestamptz,
  -- the register was corrected in time, and the expert was given the time anew because of this
  time_renewed   boolean not null default false,
  foreign key (application_no, round) references evaluation_draw
);
create index expert_bar_of_seat on expert_bar (application_no, round, seat);
create index expert_bar_of_expert on expert_bar (account, id desc);
create index expert_change_by_time on expert_change (changed_at desc, id desc);
