-- What makes two matters, two references or two numbers the same is computed by the service (V23_1 fills it in for what there is).

-- names and titles that were taken before such characters were removed: nobody sees them, and they turn what stands around them
update applicant set name = coalesce(nullif(btrim(regexp_replace(normalize(name, NFC), '[\u00AD\u034F\u061C\u115F\u1160\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0]', '', 'g')), ''), uscc)
where name ~ '[\u00AD\u034F\u061C\u115F\u1160\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0]';
update application set applicant_name = coalesce(nullif(btrim(regexp_replace(normalize(applicant_name, NFC), '[\u00AD\u034F\u061C\u115F\u1160\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0]', '', 'g')), ''), uscc)
where applicant_name ~ '[\u00AD\u034F\u061C\u115F\u1160\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0]';
update application set matter_title = coalesce(nullif(btrim(regexp_replace(normalize(matter_title, NFC), '[\u00AD\u034F\u061C\u115F\u1160\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0]', '', 'g')), ''), '（空）')
where matter_title ~ '[\u00AD\u034F\u061C\u115F\u1160\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0]';
update matter set title = coalesce(nullif(btrim(regexp_replace(normalize(title, NFC), '[\u00AD\u034F\u061C\u115F\u1160\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0]', '', 'g')), ''), '（空）')
where title ~ '[\u00AD\u034F\u061C\u115F\u1160\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0]';
update award set matter_title = coalesce(nullif(btrim(regexp_replace(normalize(matter_title, NFC), '[\u00AD\u034F\u061C\u115F\u1160\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0]', '', 'g')), ''), '（空）')
where matter_title ~ '[\u00AD\u034F\u061C\u115F\u1160\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0]';

alter table matter
  -- equal for titles that differ in nothing but ways of writing
  add column identity   text,
  -- equal for titles that look alike
  add column skeleton   text,
  -- titles that differ by one character have one of these in common
  add column neighbours bigint[] not null default '{}',
  -- an older matter of the applicant that turned out to have the same identity: both stay as they are, people decide
  add column same_as    bigint references matter;

-- numbers of certificates, contracts and the like among the facts of applications
create table case_number (
  application_no text not null references application,
  fact           text not null,
  identity       text not null,
  primary key (application_no, fact, identity)
);
create index case_number_by_identity on case_number (identity);

-- null for a later one of several that had been taken before as different
alter table payment
  add column reference_identity text unique,
  add column return_identity    text unique;
alter table repayment add column reference_identity text unique;
