-- the browser or program as it calls itself; null where nothing came in from outside
alter table account_event add browser text;

-- the last log-ins of one account, and who tries in vain
create index account_event_kind on account_event (account, kind, id desc);
