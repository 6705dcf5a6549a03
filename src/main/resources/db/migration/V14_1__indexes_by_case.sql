-- What is looked up by case or award, and was found by reading the whole table: the partial indexes that are here hold open rows alone.
create index publicity_of_application on publicity (application_no, id);
create index award_of_application on award (application_no);
create index award_year_of_award on award_year (award_id);
