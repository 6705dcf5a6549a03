-- Files of applications and duties: what was asked for when one came, and every version of it.
alter table attachment
  -- what the applicant was asked for when the file came, as people read it; null for files that came before this was kept
  add column phase       text,
  add column version     int not null default 1 check (version >= 1),
  -- the newer version that counts in its place; null for the one that counts
  add column replaced_by bigint references attachment,
  -- whether the document does something by itself when it is opened; null where nobody has looked yet
  add column active      boolean;

-- the same file sent twice is one attachment, unless another version has taken its place since
alter table attachment drop constraint attachment_application_no_sha256_name_key;
create unique index attachment_once on attachment (application_no, sha256, name) where replaced_by is null;
create index attachment_of_application on attachment (application_no, id);
create index attachment_replaced on attachment (replaced_by) where replaced_by is not null;

alter table duty_evidence
  add column phase       text,
  add column version     int not null default 1 check (version >= 1),
  add column replaced_by bigint references duty_evidence,
  add column active      boolean;

alter table duty_evidence drop constraint duty_evidence_duty_no_bureau_sha256_name_key;
create unique index duty_evidence_once on duty_evidence (duty_no, bureau, sha256, name) where replaced_by is null;
create index duty_evidence_of_duty on duty_evidence (duty_no, id);
create index duty_evidence_replaced on duty_evidence (replaced_by) where replaced_by is not null;
