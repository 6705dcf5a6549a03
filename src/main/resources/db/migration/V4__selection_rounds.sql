-- Rounds (申报批次) in which competitive items are applied for, and the applications that compete in them.

create sequence selection_round_number;

create table selection_round (
  no              text primary key references handled_case,
  title           text not null,
  notice          text not null,
  -- the bureau that runs the round, and the group that confirms its list
  organiser       text not null,
  commission      text not null,
  opens_at        timestamptz not null,
  closes_at       timestamptz not null,
  -- what the owner planned, and what the line is drawn with: the organiser may only lower it
  planned_budget  numeric(14, 2) not null check (planned_budget > 0),
  budget          numeric(14, 2) not null check (budget > 0),
  -- what the applications that are on the list take of it
  granted         numeric(14, 2) not null default 0,
  minimum_score   numeric(5, 2) check (minimum_score between 0 and 100),
  places          int check (places > 0),
  reserve_places  int not null check (reserve_places >= 0),
  -- working days from the confirmation for which the reserve list stands
  reserve_days    int check (reserve_days > 0),
  reserve_ends_at timestamptz,
  -- whether amounts may be scaled down within a clause's "not exceeding"
  scaling         boolean not null,
  status          text not null check (status in ('planned', 'open', 'evaluating', 'confirming', 'returned', 'announcing', 'reserve', 'completed', 'cancelled')),
  -- counts how often the line was drawn: who confirms a list confirms the one that was shown
  line            int not null default 0,
  confirmed_by    text,
  confirmed_at    timestamptz,
  planned_by      text not null,
  planned_at      timestamptz not null,
  -- the bundle of models that the round started with
  deployment      text not null,
  check (closes_at > opens_at),
  check (budget <= planned_budget),
  check (reserve_places = 0 or reserve_days is not null),
  -- never more than the budget, however the line was drawn
  check (granted <= budget)
);
create index selection_round_by_time on selection_round (opens_at desc, no desc);

create table selection_round_item (
  round_no text not null references selection_round,
  item_id  text not null,
  primary key (item_id, round_no)
);
create index item_of_selection_round on selection_round_item (round_no);

-- items that are applied for in rounds only: from their first round on, until the owner says otherwise
create table item_in_rounds (
  item_id    text primary key,
  changed_by text not null,
  changed_at timestamptz not null
);

create table selection_entry (
  application_no text primary key references application,
  round_no       text not null references selection_round,
  -- handling: on its way to a conclusion; waiting: concluded, waits for the result; decided: has been told; gone: competes no longer
  stage          text not null check (stage in ('handling', 'waiting', 'decided', 'gone')),
  entered_at     timestamptz not null,
  score          numeric(5, 2),
  asked          numeric(14, 2) check (asked > 0),
  scalable       boolean not null default false,
  rank           int,
  outcome        text check (outcome in ('selected', 'scaled', 'reserve', 'not-selected')),
  amount         numeric(14, 2) check (amount > 0 and amount <= asked),
  reason         text,
  -- the rule of the decision that gave the outcome, and the decision's version
  rule           text,
  version        int,
  -- the outcome that the applicant was told last
  told           text,
  told_at        timestamptz,
  check ((outcome in ('selected', 'scaled')) = (amount is not null) or outcome is null)
);
create index entry_of_selection_round on selection_entry (round_no, stage, rank, application_no);
