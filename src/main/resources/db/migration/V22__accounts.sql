-- What the engine's identity tables do not keep of an account. An account without a row here is enabled and may keep its password.
create table account (
  id                   text primary key,
  created_at           timestamptz not null default now(),
  created_by           text,
  -- null while the account is enabled
  disabled_at          timestamptz,
  disabled_by          text,
  disabled_reason      text,
  -- true from creation or reset by somebody else until the person has chosen a password
  must_change_password boolean     not null default false,
  password_changed_at  timestamptz
);

-- Log-ins, failed ones too, and what administrators did to accounts; rows are never changed or removed.
create table account_event (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  -- the account that it happened to; of a failed log-in the name that was typed, which may belong to nobody
  account text        not null,
  kind    text        not null,
  -- who did it; null for the person itself
  actor   text,
  address text,
  text    text
);

create index account_event_account on account_event (account, id desc);
