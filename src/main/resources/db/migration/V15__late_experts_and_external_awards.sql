-- Whoever joins the experts after a draw follows those who were drawn from, in the order that is kept here.
alter table evaluation_draw add column added text[] not null default '{}';

-- An award under another policy is entered once, however many applications declare it and are assessed at the same moment.
delete from award later using award earlier
where later.status = 'external' and earlier.status = 'external' and later.id > earlier.id and later.uscc = earlier.uscc
  and later.policy = earlier.policy and later.matter_id = earlier.matter_id and later.amount = earlier.amount and later.awarded_on = earlier.awarded_on;
create unique index one_entry_of_an_external_award on award (uscc, policy, matter_id, amount, awarded_on) where status = 'external';
