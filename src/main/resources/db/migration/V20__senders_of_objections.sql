-- From whom an objection came: without it one address could fill an award's list of open objections and keep everybody else from
-- objecting. Kept while it counts, which is until the objection is handled.
alter table objection add column sender text;
comment on column objection.sender is 'account or network address; null once handled, and where the sender may send as many as he likes';
