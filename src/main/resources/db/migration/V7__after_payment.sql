-- What follows a payment: the bank returns it, the applicant reports on it each year, or it has to be paid back.

-- the amount of an award is what the applicant may keep; what was paid back stands beside it
alter table award add column recovered numeric(14, 2) not null default 0 check (recovered >= 0);
alter table award drop constraint award_status_check,
  add constraint award_status_check check (status in ('reserved', 'approved', 'paid', 'external', 'released', 'recovered'));

-- a payment that the bank returned stays, and the award can be paid once more
alter table payment
  add column returned_on      date,
  add column return_reference text unique,
  add column return_reason    text,
  add column returned_by      text,
  add column returned_at      timestamptz,
  drop constraint payment_award_id_key;
create unique index one_payment_of_an_award on payment (award_id) where returned_on is null;

-- what is asked of the applicant after the payment, as the decision aftercarePlan said when it was paid
create table aftercare (
  application_no text primary key references application,
  -- null where the clause asks for nothing
  conditions     text,
  report_years   int not null check (report_years >= 0),
  report_month   int not null check (report_month between 1 and 12),
  first_year     int not null,
  begun_at       timestamptz not null,
  -- which decision said so
  deployment     text not null,
  version        int not null,
  rule           text
);

create table annual_report (
  application_no text not null references aftercare,
  year           int not null,
  status         text not null check (status in ('asked', 'submitted', 'missing', 'accepted', 'breach')),
  asked_at       timestamptz not null,
  text           text,
  facts          jsonb,
  submitted_at   timestamptz,
  -- what the lead bureau said of it last
  remark         text,
  reviewed_by    text,
  reviewed_at    timestamptz,
  primary key (application_no, year)
);

create table breach (
  id             bigint generated always as identity primary key,
  application_no text not null references application,
  ground         text not null,
  ground_name    text not null,
  text           text not null,
  -- what the bureau would have paid back; null where it left that to the lead
  suggested      numeric(14, 2) check (suggested > 0),
  bureau         text not null,
  reported_by    text not null,
  reported_at    timestamptz not null,
  reply          text,
  replied_at     timestamptz,
  proposal       text check (proposal in ('recover', 'dismiss')),
  amount         numeric(14, 2) check (amount > 0),
  reasons        text,
  outcome        text check (outcome in ('recover', 'dismiss')),
  decided_by     text,
  decided_on     date,
  -- until when the applicant may not apply because of this breach; null where it may
  barred_until   date,
  -- the bundle of models that it is handled by
  deployment     text not null,
  closed_at      timestamptz,
  check (outcome is distinct from 'recover' or amount is not null)
);
create unique index one_open_breach_of_an_application on breach (application_no) where closed_at is null;
create index breach_of_application on breach (application_no, id);

create table repayment (
  id             bigint generated always as identity primary key,
  breach_id      bigint not null references breach,
  application_no text not null references application,
  reference      text not null unique,
  amount         numeric(14, 2) not null check (amount > 0),
  repaid_on      date not null,
  registered_by  text not null,
  registered_at  timestamptz not null
);
create index repayment_of_breach on repayment (breach_id);
