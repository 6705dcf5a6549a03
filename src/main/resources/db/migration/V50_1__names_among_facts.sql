-- Names of persons, events, platforms and the like among the facts are compared too, each with names of its kind: their identity begins with that of
-- the fact. Cases from before are compared by them once their facts are recorded again.
alter table case_number add column named boolean not null default false;
create or replace view shared_case_number as select application_no, identity, named from case_number;

-- Lists of cases can be narrowed to an outcome.
create index applications_by_outcome on application (outcome, outcome_name, no) where outcome is not null;
