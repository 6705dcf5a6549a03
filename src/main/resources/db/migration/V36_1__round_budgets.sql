-- The budget of a round is proposed by one owner and confirmed by another before its list can be. Both are null for rounds that were
-- planned before: their budgets stay as they are.
alter table selection_round add column budget_proposed_by text, add column budget_confirmed_by text;
alter table selection_round add check (budget_confirmed_by <> budget_proposed_by);
alter table selection_round add check (confirmed_at is null or budget_proposed_by is null or budget_confirmed_by is not null);
