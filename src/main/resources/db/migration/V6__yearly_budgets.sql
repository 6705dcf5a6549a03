-- When a budget was set, and every figure that it has had.

alter table budget add column set_at timestamptz not null default now();
alter table budget alter column set_at drop default;

create table budget_change (
  id        bigint generated always as identity primary key,
  item_id   text not null,
  year      int not null,
  amount    numeric(14, 2) not null,
  -- what approved awards took of it then
  committed numeric(14, 2) not null,
  set_by    text not null,
  set_at    timestamptz not null
);
create index budget_change_of_budget on budget_change (item_id, year, id);
insert into budget_change (item_id, year, amount, committed, set_by, set_at) select item_id, year, amount, committed, set_by, set_at from budget;

create index budget_by_year on budget (year, item_id);
-- which award stands for a year, when one of several in the same year is released
create index award_of_item_and_year on award (item_id, fiscal_year) where status in ('reserved', 'approved', 'paid');

-- which applications were accepted for a matter
create index application_of_matter on application (matter_id, item_id) where matter_id is not null;
