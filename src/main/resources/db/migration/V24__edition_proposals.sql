-- An edition is declared, changed or ended by two owners: one proposes its dates, another confirms. All proposals are kept: they are the trail.
create table edition_proposal (
  id              bigint generated always as identity primary key,
  edition_id      text not null references edition,
  valid_from      date not null,
  valid_until     date not null,
  reason          text,
  -- the dates that the edition had when it was proposed; null while a draft
  former_from     date,
  former_until    date,
  state           text not null default 'open' check (state in ('open', 'confirmed', 'declined', 'withdrawn')),
  proposed_by     text not null,
  proposed_at     timestamptz not null,
  decided_by      text,
  decided_at      timestamptz,
  decision_reason text,
  check (valid_until >= valid_from),
  check ((state = 'open') = (decided_by is null)),
  -- nobody confirms what they proposed
  check (state <> 'confirmed' or decided_by <> proposed_by)
);
create unique index edition_proposal_open on edition_proposal (edition_id) where state = 'open';
create index edition_proposal_newest on edition_proposal (proposed_at desc, id desc);

-- the first that was taken in under an edition
create index application_by_edition on application (edition_id, submitted_at);
create index service_request_by_edition on service_request (edition_id, submitted_at);
