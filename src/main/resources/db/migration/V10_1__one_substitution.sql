-- the same entry sent twice is one
create unique index one_substitution on substitution (person, substitute, groups, task_keys, valid_from, valid_until) where ended_at is null;
