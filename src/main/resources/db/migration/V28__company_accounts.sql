-- A company acts through one account or several, and accepting bodies change which: the cases are the company's, not the account's.

alter table applicant_account drop constraint applicant_account_uscc_key;
alter table applicant_account add column since timestamptz not null default now();
create index applicant_account_of_company on applicant_account (uscc, account);

-- every change of who acts for whom; rows are never changed or removed
create table applicant_account_change (
  id      bigint generated always as identity primary key,
  uscc    text        not null references applicant,
  account text        not null,
  -- bound: by its own first application, where nobody had acted for the company before
  kind    text        not null check (kind in ('bound', 'added', 'removed')),
  at      timestamptz not null,
  actor   text        not null,
  -- null where the account bound itself
  reason  text
);
create index applicant_account_change_of_company on applicant_account_change (uscc, id desc);
insert into applicant_account_change (uscc, account, kind, at, actor) select uscc, account, 'bound', now(), account from applicant_account;

-- what an account says that was refused because others act for the company (认领申请)
create table company_claim (
  id                 bigint generated always as identity primary key,
  uscc               text        not null references applicant,
  account            text        not null,
  text               text        not null,
  filed_at           timestamptz not null,
  attachment_name    text,
  attachment_type    text,
  attachment_sha256  text,
  attachment_content bytea,
  -- null while nobody has decided: replace the accounts there are, join them, or refuse
  decision           text check (decision in ('replace', 'join', 'refuse')),
  decided_at         timestamptz,
  decided_by         text,
  reason             text,
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null) and (decision is null) = (reason is null))
);
create unique index one_open_claim_of_an_account on company_claim (account) where decided_at is null;
create index company_claim_of_account on company_claim (account, id desc);
create index company_claim_of_company on company_claim (uscc, id desc);

-- whose case it is; null for cases of no company, as duties and rounds
alter table handled_case add column company text references applicant;
update handled_case h set company = a.uscc from application a where a.no = h.no;
update handled_case h set company = r.uscc from service_request r where r.no = h.no;
create index handled_case_of_company on handled_case (company, no) where company is not null;

-- what was sent to the account that handed the case in was meant for the company; no account or group has a colon in its id
update notice n set recipient = 'company:' || h.company
from handled_case h left join application a on a.no = h.no left join service_request r on r.no = h.no
where h.no = n.application_no and h.company is not null and n.recipient in (a.submitted_by, r.submitted_by);
