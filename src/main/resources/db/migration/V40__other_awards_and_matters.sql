-- The year that an award under another policy of the district is for, and whether the applicant says that it is for the matter of its
-- application; null where the applicant does not know or does not say.
alter table other_award add column year int check (year between 1900 and 2999);
alter table other_award add column same_matter boolean;

create or replace view shared_other_award as
  select application_no, position, policy, matter, amount, awarded_on, year, same_matter from other_award;

-- One matter may be registered for several applicants: comparisons look for the same title and the same certificate.
create index matter_by_identity on matter (identity) where not of_applicant;
create view shared_matter as select id, uscc, identity, of_applicant from matter;
create view shared_case_number as select application_no, identity from case_number;
create or replace view shared_application as
  select no, item_id, uscc, applicant_name, matter_id, matter_title, status, status_since, submitted_by, submitted_at, accepting_body from application;
