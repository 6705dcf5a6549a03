-- When the one-time password of an account was handed out and by whom, null for the service itself: it is valid for a time only
-- (lianban.passwords.one-time-valid-for), and whoever knew it does not confirm the account's posts. Both are kept after the person has
-- chosen a password. Those handed out before the upgrade count from the upgrade.
alter table account add column one_time_password_at timestamptz, add column one_time_password_by text;

update account a set one_time_password_at = now() where must_change_password;

update account a set one_time_password_by = e.actor
from (select distinct on (account) account, actor from account_event where kind in ('created', 'password-reset') order by account, id desc) e
where e.account = a.id;

alter table account add check (not must_change_password or one_time_password_at is not null);
