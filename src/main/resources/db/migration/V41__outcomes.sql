-- How an application ended besides its status, by the models: a refusal that leaves nothing because an advance has paid it already is no
-- refusal to the applicant. The id is for programs, the name for people; null for an end that its status says all of.
alter table application add column outcome text, add column outcome_name text, add check ((outcome is null) = (outcome_name is null));
create index applications_with_outcome on application (item_id, outcome) where outcome is not null;

create or replace view shared_application as
  select no, item_id, uscc, applicant_name, matter_id, matter_title, status, status_since, submitted_by, submitted_at, accepting_body, outcome, outcome_name from application;
