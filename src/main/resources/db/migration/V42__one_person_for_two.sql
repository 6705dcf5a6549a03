-- The owners of editions, budgets and the calendar confirm what another proposes, so their post is given by two people too.
update post_kind set second_person = true where id = 'process-owner';

-- Experts are no officials of what they evaluate, and whoever registers experts does not choose themselves.
insert into post_conflict (one, other, reason)
select 'expert', id, '评审专家须独立于申报的办理' from post_kind where id in ('reviewer', 'approver', 'payer', 'special-team')
union all select 'process-owner', 'expert', '登记评审专家的人不能担任评审专家';

-- A notice about the accounts of a company belongs to no case.
alter table notice alter column case_no drop not null;

-- What other rooms read: who acts or has acted for a company, which accounts are disabled, and who else may know their passwords.
create view shared_applicant_account_change as select uscc, account from applicant_account_change;
create view shared_account as select id, disabled_at, one_time_password_at, one_time_password_by from account;
create view shared_account_post_change as select account, at, confirmed_by from account_post_change;
