-- rounds whose reserve list still stands, by when it ends: a calendar that is published moves them
create index reserve_of_selection_round on selection_round (reserve_ends_at) where status in ('announcing', 'reserve');
