-- Requests for services: what a company asks, what each bureau answers, the one answer that the lead makes of it, and how it is rated.

create sequence service_request_number;

create table service_request (
  no               text primary key references handled_case,
  item_id          text not null,
  edition_id       text not null references edition,
  uscc             text not null references applicant,
  applicant_name   text not null,
  contact          text not null,
  status           text not null check (status in ('submitted', 'accepting', 'supplementing', 'answering', 'merging', 'answered', 'closed',
                     'refused', 'withdrawn', 'lapsed')),
  submitted_by     text not null,
  submitted_at     timestamptz not null,
  idempotency_key  text not null,
  request_hash     text not null,
  -- as the decision servicePlan gave them; null until the plan is made
  accepting_body   text,
  most_follow_ups  int check (most_follow_ups >= 0),
  poor_rating      int,
  informed         text,
  -- how often the company has asked again: the round of answers that is open is this and one
  follow_ups       int not null default 0 check (follow_ups >= 0),
  refused_reason   text,
  -- 1 to 5; null where it was closed without one
  rating           int check (rating between 1 and 5),
  rating_comment   text,
  rated_at         timestamptz,
  -- the bundle of models that the request started with
  deployment       text not null,
  unique (submitted_by, idempotency_key),
  check (follow_ups <= most_follow_ups)
);
create index service_request_by_time on service_request (submitted_at desc, no desc);
create index service_request_by_status on service_request (status, submitted_at desc, no desc);
create index service_request_by_item on service_request (item_id, submitted_at desc, no desc);
create index service_request_by_applicant on service_request (uscc, submitted_at desc, no desc);

-- what the company says in the item's form; every revision is kept, the highest counts
create table service_facts (
  application_no text not null references service_request,
  revision       int not null,
  content        jsonb not null,
  recorded_by    text not null,
  recorded_at    timestamptz not null,
  primary key (application_no, revision)
);

-- what acceptance asks to be supplied, and what the company answered
create table service_supplement (
  id             bigint generated always as identity primary key,
  application_no text not null references service_request,
  request        text not null,
  requested_at   timestamptz not null,
  answer         text,
  answered_at    timestamptz
);
create index service_supplement_of_request on service_supplement (application_no, id);

create table service_bureau (
  application_no text not null references service_request,
  position       int not null,
  bureau         text not null,
  role           text not null check (role in ('lead', 'joint')),
  -- whether the bureau has to answer now
  asked          boolean not null default true,
  -- why the lead has asked for its answer again; null where it has not
  returned       text,
  primary key (application_no, bureau),
  unique (application_no, position)
);

-- every answer of every bureau; the newest of a round counts
create table service_answer (
  id             bigint generated always as identity primary key,
  application_no text not null,
  round          int not null check (round >= 1),
  bureau         text not null,
  help           text not null check (help in ('yes', 'partly', 'no')),
  answer         text not null,
  person         text not null,
  answered_at    timestamptz not null,
  foreign key (application_no, bureau) references service_bureau
);
create index service_answer_of_request on service_answer (application_no, round, bureau, id);

-- one question and one answer to the company a round; the first round's question is the request itself
create table service_round (
  application_no text not null references service_request,
  round          int not null check (round >= 1),
  question       text,
  asked_at       timestamptz not null,
  answer         text,
  answered_by    text,
  answered_at    timestamptz,
  primary key (application_no, round),
  check (round = 1 or question is not null)
);
