-- Accounts that were made at the first log-in through the organisation's identity provider (OpenID Connect). Nobody else's log-in there
-- ever opens them, and no log-in there ever opens an account that is not named here.
create table provider_account (
  issuer     text        not null,
  subject    text        not null,
  account    text        not null unique,
  -- of the password that nobody knows: another one says that somebody has made the account a local one since
  salt       text        not null,
  created_at timestamptz not null,
  entered_at timestamptz not null,
  primary key (issuer, subject)
);
