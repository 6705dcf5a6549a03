-- What one person must not decide alone: one proposes, another confirms. Every proposal is kept.
create table proposal (
  id              bigint generated always as identity primary key,
  -- what is changed, such as budget, and which of them, such as 2026/R04-1
  kind            text not null,
  subject         text not null,
  content         jsonb not null,
  -- what it was when this was proposed; null where there was nothing
  former          jsonb,
  reason          text,
  state           text not null default 'open' check (state in ('open', 'confirmed', 'declined', 'withdrawn')),
  proposed_by     text not null,
  proposed_at     timestamptz not null,
  decided_by      text,
  decided_at      timestamptz,
  decision_reason text,
  check ((state = 'open') = (decided_by is null)),
  -- nobody confirms what they proposed
  check (state <> 'confirmed' or decided_by <> proposed_by)
);
create unique index proposal_open on proposal (kind, subject) where state = 'open';
create index proposal_newest on proposal (kind, id desc);

-- null for figures that were set before a second person was asked for
alter table budget_change add column confirmed_by text;
