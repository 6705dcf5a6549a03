-- How many cases an account has submitted today is counted with each new one.
create index application_by_sender on application (submitted_by, submitted_at);
create index service_request_by_sender on service_request (submitted_by, submitted_at);
