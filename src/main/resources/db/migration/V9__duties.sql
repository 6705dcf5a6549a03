-- The duties of the bureaus: each is supervised quarter by quarter.

-- the quarters in which duties were started; its row makes two nodes that start the same quarter wait for each other
create table duty_quarter (
  year      int not null,
  quarter   int not null check (quarter between 1 and 4),
  opened_at timestamptz not null,
  primary key (year, quarter)
);

create table duty (
  no                 text primary key references handled_case,
  item_id            text not null,
  year               int not null,
  quarter            int not null,
  status             text not null,
  opened_at          timestamptz not null,
  -- null until the plan and the routing of its bundle have said so
  supervisor         text,
  escalation_body    text,
  publish_unreported boolean,
  lead               text,
  published_at       timestamptz,
  -- never twice for one duty, year and quarter
  unique (year, quarter, item_id),
  foreign key (year, quarter) references duty_quarter
);
create index duty_under_way on duty (year, quarter) where published_at is null;

create table duty_bureau (
  duty_no       text not null references duty,
  position      int not null,
  bureau        text not null,
  role          text not null check (role in ('lead', 'joint')),
  -- since when nobody waits for its report any longer
  unreported_at timestamptz,
  primary key (duty_no, bureau),
  unique (duty_no, position)
);

-- every version of a bureau's report, the newest counts
create table duty_report (
  id            bigint generated always as identity primary key,
  duty_no       text not null references duty,
  bureau        text not null,
  progress      text not null check (progress in ('not-started', 'ongoing', 'done', 'blocked')),
  percent       int check (percent between 0 and 100),
  text          text not null,
  difficulties  text,
  evidence      text,
  -- working days after its due date, 0 where it came in time
  days_late     int not null check (days_late >= 0),
  person        text not null,
  reported_at   timestamptz not null,
  -- why the lead gave it back; null where it did not
  returned_text text,
  returned_at   timestamptz,
  foreign key (duty_no, bureau) references duty_bureau
);
create index duty_report_of_bureau on duty_report (duty_no, bureau, id);

create table duty_evidence (
  id          bigint generated always as identity primary key,
  duty_no     text not null,
  bureau      text not null,
  name        text not null,
  type        text not null,
  size        bigint not null check (size > 0 and size <= 20971520),
  sha256      text not null,
  content     bytea not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  foreign key (duty_no, bureau) references duty_bureau,
  -- the same file sent twice is kept once
  unique (duty_no, bureau, sha256, name)
);

-- what the lead has merged; the newest counts, and is what is published
create table duty_merge (
  id             bigint generated always as identity primary key,
  duty_no        text not null references duty,
  progress       text not null check (progress in ('not-started', 'ongoing', 'done', 'blocked')),
  summary        text not null,
  public_summary text not null,
  person         text not null,
  merged_at      timestamptz not null
);
create index duty_merge_of_duty on duty_merge (duty_no, id);

-- what the special team found and what it was told to do about it
create table duty_remark (
  id         bigint generated always as identity primary key,
  duty_no    text not null references duty,
  step       text not null check (step in ('merging', 'supervision', 'instruction')),
  decision   text not null,
  remark     text,
  bureau     text not null,
  person     text not null,
  remarked_at timestamptz not null
);
create index duty_remark_of_duty on duty_remark (duty_no, id);
