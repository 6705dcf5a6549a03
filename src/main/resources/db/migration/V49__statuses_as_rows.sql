-- The statuses of an application are rows of the table "statuses" of the models: the check of the models holds that each one that a step sets
-- is there, and the service sets no other.
alter table application drop constraint application_status_check;

create or replace view shared_application as
  select no, item_id, uscc, applicant_name, matter_id, matter_title, status, status_since, submitted_by, submitted_at, accepting_body, outcome, outcome_name,
    deployment from application;
