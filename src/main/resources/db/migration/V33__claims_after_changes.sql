-- what had been changed of who acts for the company when a claim was filed: a later change has to be known to whoever decides it
alter table company_claim add column last_change bigint;
update company_claim c set last_change = (select max(x.id) from applicant_account_change x where x.uscc = c.uscc and x.at <= c.filed_at);
