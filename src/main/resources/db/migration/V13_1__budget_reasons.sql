-- why a budget has the figure; null for figures from before
alter table budget_change add column reason text;
