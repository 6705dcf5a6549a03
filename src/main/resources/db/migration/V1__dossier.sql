-- The dossier, the ledger and the calendar. The engine keeps its own tables beside these, in the same database and the same transactions.
-- Money is numeric(14,2) in yuan: below 1e12, to the fen.

-- editions of the two policy documents ------------------------------------------------------------------------------

create table edition (
  id          text primary key,
  document    text not null check (document in ('measures', 'support-rules')),
  title       text not null,
  status      text not null check (status in ('draft', 'in-force')),
  valid_from  date,
  valid_until date,
  declared_by text,
  declared_at timestamptz,
  check (status = 'draft' or valid_from is not null),
  check (valid_until is null or valid_until >= valid_from)
);
-- one edition of a document is offered at a time: the newest
insert into edition (id, document, title, status) values
  ('measures-draft', 'measures', '关于支持昌平区医药健康产业高质量发展的若干措施（征求意见稿）', 'draft'),
  ('support-rules-2025', 'support-rules', '昌平组团促进医药健康产业发展支持办法（2025年修订）', 'draft');

-- applicants and matters --------------------------------------------------------------------------------------------

create table applicant (
  uscc         text primary key,
  name         text not null,
  -- until when the applicant may not apply (after a breach), null where not barred
  barred_until date
);

-- an account applies for one applicant, an applicant has one account
create table applicant_account (
  account text primary key,
  uscc    text not null unique references applicant
);

-- the register of matters (事由): what an award is for; two applications with the same matter share it
create table matter (
  id                bigint generated always as identity primary key,
  uscc              text not null references applicant,
  title             text not null,
  -- the title without spaces, punctuation and case, by which acceptance finds it again
  normalised        text not null,
  -- the applicant itself, for items whose matter is the applicant
  of_applicant      boolean not null default false,
  created_at        timestamptz not null,
  unique (uscc, normalised)
);
create unique index one_matter_of_an_applicant_itself on matter (uscc) where of_applicant;

-- applications ------------------------------------------------------------------------------------------------------

create sequence application_number;

create table application (
  no                text primary key,
  item_id           text not null,
  edition_id        text not null references edition,
  uscc              text not null references applicant,
  applicant_name    text not null,
  entity_type       text not null check (entity_type in ('enterprise', 'public-institution', 'social-organisation', 'private-non-enterprise')),
  direction         text,
  contact           text,
  bank_account      text,
  matter_title      text not null,
  matter_id         bigint references matter,
  status            text not null check (status in ('submitted', 'accepting', 'correcting', 'reviewing', 'evaluating', 'verifying', 'concluding',
                      'coordinating', 'ranking', 'approving', 'publicised', 'objected', 'paying', 'paid', 'refused', 'withdrawn', 'lapsed',
                      'not-selected', 'recovering', 'recovered')),
  accepting_body    text,
  submitted_by      text not null,
  submitted_at      timestamptz not null,
  idempotency_key   text,
  request_hash      text not null,
  -- the plan of handling as the decision gave it last, with the decision's version and rules
  plan              jsonb,
  reconsidered      boolean not null default false,
  refused_reason    text,
  process_instance  text,
  -- the bundle of models that the case started with
  deployment        text not null,
  unique (submitted_by, idempotency_key)
);
create index application_by_applicant on application (uscc, submitted_at desc, no desc);
create index application_by_time on application (submitted_at desc, no desc);
create index application_by_status on application (status, submitted_at desc, no desc);
create index application_by_item on application (item_id, submitted_at desc, no desc);

-- who may look at a case: accounts and groups, added as the case reaches them; numbers of applications grow with time, so this also pages
create table case_viewer (
  viewer         text not null,
  application_no text not null references application,
  primary key (viewer, application_no)
);
create index case_viewer_of_application on case_viewer (application_no);

-- facts as declared, corrected and verified; the highest revision of a kind is the one that counts
create table facts (
  application_no text not null references application,
  kind           text not null check (kind in ('declared', 'verified')),
  revision       int not null,
  content        jsonb not null,
  remark         text,
  recognised     boolean,
  recorded_by    text not null,
  recorded_at    timestamptz not null,
  primary key (application_no, kind, revision)
);

create table other_award (
  application_no text not null references application,
  position       int not null,
  policy         text not null,
  matter         text not null,
  amount         numeric(14, 2) not null check (amount >= 0),
  awarded_on     date not null,
  primary key (application_no, position)
);

create table attachment (
  id             bigint generated always as identity primary key,
  application_no text not null references application,
  name           text not null,
  type           text not null,
  size           bigint not null check (size > 0 and size <= 20971520),
  sha256         text not null,
  content        bytea not null,
  uploaded_by    text not null,
  uploaded_at    timestamptz not null,
  -- the same file sent twice is one attachment
  unique (application_no, sha256, name)
);

create table timeline (
  id             bigint generated always as identity primary key,
  application_no text not null references application,
  at             timestamptz not null,
  event          text not null,
  -- bureau or role as everybody may read it; null where the service itself acted
  actor          text,
  text           text not null,
  -- who acted; told to officials only
  person         text
);
create index timeline_of_application on timeline (application_no, id);

-- who worked which task: four eyes are checked against this
create table task_work (
  task_id        text primary key,
  application_no text not null references application,
  task_key       text not null,
  bureau         text not null,
  person         text not null,
  done_at        timestamptz not null
);
create index task_work_of_application on task_work (application_no, task_key);

-- reminders and escalations to a group of officials, or to the applicant's account
create table notice (
  id             bigint generated always as identity primary key,
  recipient      text not null,
  application_no text not null references application,
  kind           text not null,
  text           text not null,
  created_at     timestamptz not null
);
create index notice_of_recipient on notice (recipient, id desc);

-- review ------------------------------------------------------------------------------------------------------------

create table routed_bureau (
  application_no text not null references application,
  position       int not null,
  bureau         text not null,
  role           text not null check (role in ('lead', 'joint')),
  -- facts whose change asks this bureau to review again
  watches        text[] not null default '{}',
  -- whether the bureau has to review in the round that is open now
  asked          boolean not null default true,
  primary key (application_no, bureau),
  unique (application_no, position)
);
create index application_of_bureau on routed_bureau (bureau, application_no);

create table opinion (
  id             bigint generated always as identity primary key,
  application_no text not null references application,
  bureau         text not null,
  opinion        text not null check (opinion in ('agree', 'disagree', 'correct')),
  remark         text,
  person         text not null,
  given_at       timestamptz not null
);
create index opinion_of_application on opinion (application_no, bureau, id);

-- what the applicant is asked to correct, and when it was answered
create table correction (
  id             bigint generated always as identity primary key,
  application_no text not null references application,
  stage          text not null,
  request        text,
  requested_at   timestamptz not null,
  answer         text,
  answered_at    timestamptz,
  -- the facts that the answer changed
  changed        text[] not null default '{}',
  lapsed_at      timestamptz
);
create index correction_of_application on correction (application_no, id);

create table evaluation_draw (
  application_no text not null references application,
  round          int not null,
  seed           bigint not null,
  pool           text[] not null,
  drawn_at       timestamptz not null,
  mean_score     numeric(5, 2),
  primary key (application_no, round)
);

create table evaluation_seat (
  application_no text not null,
  round          int not null,
  seat           int not null,
  expert         text not null,
  -- true: declared a conflict and was replaced
  conflict       boolean,
  score          numeric(4, 1) check (score between 0 and 100),
  remark         text,
  answered_at    timestamptz,
  primary key (application_no, round, seat, expert),
  foreign key (application_no, round) references evaluation_draw
);

create table conclusion (
  id             bigint generated always as identity primary key,
  application_no text not null references application,
  -- the lead's, the special team's, or the approver's
  step           text not null,
  conclusion     text not null,
  amount         numeric(14, 2) check (amount > 0),
  remark         text,
  person         text not null,
  concluded_at   timestamptz not null
);
create index conclusion_of_application on conclusion (application_no, id);

-- awards ------------------------------------------------------------------------------------------------------------

-- every assessment and determination with all that it was computed from
create table determination (
  id             bigint generated always as identity primary key,
  application_no text not null references application,
  kind           text not null check (kind in ('assessment', 'award')),
  decided_at     timestamptz not null,
  facts          jsonb not null,
  ledger         jsonb not null,
  eligible       boolean not null,
  -- the shape that the interface shows: unmet, formula, base, rate, cap, bounds, ceiling, exact, explanation, decisions
  assessment     jsonb not null,
  ceiling        numeric(14, 2),
  -- what overlaps and budgets leave of the ceiling, and why
  available      numeric(14, 2),
  overlap        jsonb,
  amount         numeric(14, 2),
  part           text not null default '',
  fiscal_year    int,
  deployment     text not null,
  decided_by     text
);
create index determination_of_application on determination (application_no, id);

-- the ledger: awards reserved, approved, paid, and those of other district policies
create table award (
  id             bigint generated always as identity primary key,
  application_no text references application,
  uscc           text not null references applicant,
  item_id        text not null,
  matter_id      bigint references matter,
  matter_title   text not null,
  part           text not null default '',
  fiscal_year    int,
  funder         text not null check (funder in ('municipal', 'district')),
  amount         numeric(14, 2) not null check (amount >= 0),
  status         text not null check (status in ('reserved', 'approved', 'paid', 'external', 'released')),
  policy         text,
  awarded_on     date not null,
  changed_at     timestamptz not null
);
-- never twice for one matter: one award of an item for a matter and its part, however many applications ask
create unique index one_award_for_a_matter on award (item_id, matter_id, part) where status in ('reserved', 'approved', 'paid');
create unique index one_award_of_an_application on award (application_no) where status in ('reserved', 'approved', 'paid');
create index award_of_applicant on award (uscc, item_id) where status <> 'released';
create index award_of_matter on award (matter_id) where status <> 'released';

-- how many years an item has been had by an applicant or matter: held here, because a count over rows cannot be held by a constraint
create table award_year (
  item_id     text not null,
  scope       text not null,
  fiscal_year int not null,
  ordinal     int not null,
  most_years  int not null,
  award_id    bigint not null references award,
  primary key (item_id, scope, fiscal_year),
  unique (item_id, scope, ordinal),
  check (ordinal between 1 and most_years)
);

-- what a matter has had in total of an item whose clause bounds the total
create table award_total (
  item_id   text not null,
  matter_id bigint not null references matter,
  granted   numeric(14, 2) not null check (granted >= 0),
  most      numeric(14, 2) not null,
  primary key (item_id, matter_id),
  check (granted <= most)
);

create table budget (
  item_id   text not null,
  year      int not null,
  amount    numeric(14, 2) not null check (amount >= 0),
  committed numeric(14, 2) not null default 0 check (committed >= 0),
  set_by    text not null,
  primary key (item_id, year),
  -- never overdrawn
  check (committed <= amount)
);

-- publicity, objections, payment ------------------------------------------------------------------------------------

create table publicity (
  id             bigint generated always as identity primary key,
  application_no text not null references application,
  award_id       bigint not null references award,
  started_at     timestamptz not null,
  working_days   int not null check (working_days >= 0),
  -- moves when an objection has interrupted the period
  ends_at        timestamptz not null,
  -- since when it runs without a break, and how many working days it had left then: the end is counted from these
  running_since  timestamptz not null,
  running_days   int not null,
  -- working days that were left when an objection interrupted it, null while it runs
  days_left      int,
  status         text not null check (status in ('running', 'interrupted', 'completed', 'revoked'))
);
create unique index one_open_publicity on publicity (application_no) where status in ('running', 'interrupted');
create index publicity_running on publicity (ends_at, id) where status in ('running', 'interrupted');

create table objection (
  id             bigint generated always as identity primary key,
  application_no text not null references application,
  publicity_id   bigint not null references publicity,
  name           text not null,
  contact        text not null,
  text           text not null,
  received_at    timestamptz not null,
  finding        text check (finding in ('upheld', 'dismissed')),
  remark         text,
  handled_by     text,
  handled_at     timestamptz
);
create index objection_of_application on objection (application_no, id);

create table payment (
  id             bigint generated always as identity primary key,
  award_id       bigint not null unique references award,
  application_no text not null references application,
  reference      text not null unique,
  amount         numeric(14, 2) not null check (amount > 0),
  paid_on        date not null,
  bank_account   text not null,
  registered_by  text not null,
  registered_at  timestamptz not null
);
create index payment_of_application on payment (application_no);

-- calendar ----------------------------------------------------------------------------------------------------------

create table calendar_year (
  year         int primary key,
  loaded_at timestamptz not null
);

create table calendar_exception (
  day     date primary key,
  kind    text not null check (kind in ('off', 'work')),
  holiday text not null
);

-- sessions of the browser, shared by all nodes ------------------------------------------------------------------------

create table spring_session (
  primary_id            char(36) primary key,
  session_id            char(36) not null,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
  session_primary_id char(36) not null references spring_session on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
