-- The files of models, each once for each content; bundles, drafts and shipped models name them by digest.
create table model_content (
  digest  text primary key,
  content bytea not null
);

-- A release is a whole bundle of models. In force is the one with the highest number that is not withdrawn and whose time has come.
create table model_release (
  number            integer primary key,
  title             text not null,
  reason            text not null,
  -- of the whole bundle
  digest            text not null,
  deployment_id     text not null unique,
  -- program: shipped with the program; withdrawal: the bundle of an earlier release again
  origin            text not null check (origin in ('owners', 'program', 'withdrawal')),
  restores          integer references model_release,
  released_at       timestamptz not null,
  -- null for at once
  scheduled_for     timestamptz,
  drafted_by        text[] not null,
  -- null for the program
  released_by       text,
  -- one person alone, in an emergency
  emergency         boolean not null default false,
  withdrawn_at      timestamptz,
  withdrawn_by      text,
  withdrawal_reason text,
  -- nobody releases what they drafted
  check (origin <> 'owners' or not released_by = any (drafted_by)),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create table model_release_file (
  number integer not null references model_release,
  path   text not null,
  digest text not null references model_content,
  primary key (number, path)
);
create view shared_model_release as select number, deployment_id, scheduled_for, withdrawn_at from model_release;

-- What versions of the program brought along; taken: whether it went into a release.
create table shipped_models (
  id         bigint generated always as identity primary key,
  digest     text not null,
  shipped_at timestamptz not null,
  taken      boolean not null default false
);
create table shipped_models_file (
  shipped_id bigint not null references shipped_models,
  path       text not null,
  digest     text not null references model_content,
  primary key (shipped_id, path)
);

create table model_draft (
  id           bigint generated always as identity primary key,
  title        text not null,
  reason       text not null,
  based_on     integer not null references model_release,
  state        text not null default 'open' check (state in ('open', 'handed-in', 'released', 'discarded')),
  created_at   timestamptz not null,
  handed_in_by text,
  handed_in_at timestamptz,
  release      integer references model_release,
  -- the models of the program that a draft made by a start brings in
  shipped_id   bigint references shipped_models,
  check ((state = 'released') = (release is not null))
);
create index model_draft_open on model_draft (id desc) where state in ('open', 'handed-in');
create table model_draft_file (
  draft_id  bigint not null references model_draft,
  path      text not null,
  -- null: removed
  digest    text references model_content,
  -- both sides changed the file, and nobody has decided yet
  conflict  boolean not null default false,
  -- in a conflict, the text of the other side; null: removed there
  other     text references model_content,
  primary key (draft_id, path)
);
create table model_draft_editor (
  draft_id bigint not null references model_draft,
  person   text not null,
  since    timestamptz not null,
  primary key (draft_id, person)
);

create table model_event (
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  -- null for the program
  person   text,
  event    text not null,
  draft_id bigint,
  release  integer,
  told     text not null
);

-- The deployment to which the timers that start processes belong, and for whose groups the engine has rows.
create table models_followed (
  one           boolean primary key default true check (one),
  deployment_id text not null
);
