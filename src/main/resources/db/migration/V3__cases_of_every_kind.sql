-- An award application is one kind of case. Whatever the kind, a case has a number, and its timeline, work, notices and viewers hang on that.

create table handled_case (
  no      text primary key,
  kind    text not null,
  -- the item of the catalogue that it is about; null for a case that is about several
  item_id text
);
insert into handled_case (no, kind, item_id) select no, 'application', item_id from application;

alter table application add constraint application_no_fkey foreign key (no) references handled_case;

alter table case_viewer drop constraint case_viewer_application_no_fkey,
  add constraint case_viewer_application_no_fkey foreign key (application_no) references handled_case;
alter table timeline drop constraint timeline_application_no_fkey,
  add constraint timeline_application_no_fkey foreign key (application_no) references handled_case;
alter table task_work drop constraint task_work_application_no_fkey,
  add constraint task_work_application_no_fkey foreign key (application_no) references handled_case;
alter table notice drop constraint notice_application_no_fkey,
  add constraint notice_application_no_fkey foreign key (application_no) references handled_case;
