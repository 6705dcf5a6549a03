-- What a person has claimed is counted with every list, by bureau: from the index alone.
create index waiting_task_claimed on waiting_task (assignee, bureau, key, due) where assignee is not null;
