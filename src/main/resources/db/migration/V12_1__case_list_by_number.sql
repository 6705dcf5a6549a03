-- The list without a status or an item: without this index the planner sorts all cases of a viewer, which grows with their number.
create index case_viewer_by_number on case_viewer (viewer, application_no desc) where status is not null;
