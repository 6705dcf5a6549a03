-- 支持办法第十九条 repeals an earlier document. Awards under it are entered by two people, as awards under another policy of the district, with the
-- item of the present document that they correspond to (null for none) and the proposal by which they were entered.
alter table award add column repealed boolean not null default false;
alter table award add column similar_item_id text;
alter table award add column proposal_id bigint;
alter table award add constraint award_repealed_check
  check (not repealed or (policy is not null and status in ('external', 'released'))),
  add constraint award_similar_item_check check (similar_item_id is null or repealed);

-- Two years may have been awarded the same amount on one day.
drop index one_entry_of_an_external_award;
create unique index one_entry_of_an_external_award on award (uscc, policy, matter_id, amount, awarded_on) where status = 'external' and not repealed;
create unique index one_entry_of_an_earlier_award on award (uscc, matter_id, amount, awarded_on, coalesce(similar_item_id, ''), coalesce(fiscal_year, 0))
  where status = 'external' and repealed;
create index award_of_repealed_document on award (uscc, similar_item_id) where repealed and status = 'external';
create index award_of_proposal on award (proposal_id) where proposal_id is not null;

-- An entry under another policy that was wrong is taken back and kept, as a reservation is: external → released.
create or replace function award_state_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'award % cannot be deleted: the ledger keeps every entry', old.id using errcode = 'check_violation';
  elsif tg_op = 'INSERT' then
    if new.status not in ('reserved', 'external') or new.recovered <> 0 then
      raise exception 'an award begins as reserved or external, with nothing recovered, not as %', new.status using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.status <> old.status and (old.status, new.status) not in
      (('reserved', 'approved'), ('reserved', 'released'), ('approved', 'paid'), ('paid', 'approved'), ('paid', 'recovered')) and
      not (old.repealed and (old.status, new.status) = ('external', 'released')) then
    raise exception 'award % cannot go from % to %', old.id, old.status, new.status using errcode = 'check_violation';
  end if;
  if (new.amount, new.recovered) <> (old.amount, old.recovered) and
      (old.status <> 'paid' or new.recovered < old.recovered or new.amount + new.recovered <> old.amount + old.recovered) then
    raise exception 'award % cannot change from % (% recovered) to % (% recovered) while it is %',
      old.id, old.amount, old.recovered, new.amount, new.recovered, old.status using errcode = 'check_violation';
  end if;
  if (new.status = 'recovered' and new.amount <> 0) or (old.status = 'paid' and new.status = 'approved' and new.recovered <> 0) then
    raise exception 'award % cannot become % with % left and % recovered', old.id, new.status, new.amount, new.recovered using errcode = 'check_violation';
  end if;
  if (new.application_no, new.uscc, new.item_id, new.matter_id, new.part, new.fiscal_year, new.funder, new.awarded_on)
      is distinct from (old.application_no, old.uscc, old.item_id, old.matter_id, old.part, old.fiscal_year, old.funder, old.awarded_on) then
    raise exception 'award % cannot become an award for something else', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;

create or replace view shared_applicant as select uscc, barred_until, name from applicant;
