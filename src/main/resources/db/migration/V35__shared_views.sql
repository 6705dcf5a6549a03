-- What a room lets others read of its tables. The planner reads through such a view as if it were not there.

-- intake
create view shared_application as
  select no, item_id, uscc, applicant_name, matter_id, matter_title, status, status_since, submitted_by, submitted_at from application;
create view shared_applicant as select uscc, barred_until from applicant;
create view shared_applicant_account as select account, uscc from applicant_account;
create view shared_other_award as select application_no, position, policy, matter, amount, awarded_on from other_award;

-- services
create view shared_service_request as select no, applicant_name, submitted_by from service_request;

-- review
create view shared_expert as select account from expert;
create view shared_evaluation_seat as select application_no, expert from evaluation_seat;

-- award
create view shared_award as select id, application_no, item_id, matter_title, amount, status, awarded_on from award;
create view shared_budget as select item_id, year, amount from budget;

-- workflow.cases
create view shared_handled_case as select no, item_id, company from handled_case;
create view shared_case_viewer as select viewer, case_no, status, item_id from case_viewer;

-- workflow.tasks
create view shared_task_work as select task_id, case_no, bureau, person, done_at from task_work;
