-- The states of an award, held here too, whatever statement would change them:
--   reserved → approved → paid → recovered, reserved → released, paid → approved (the bank has returned the payment).
-- What an award is for never changes, and money that is paid back moves from its amount to what was recovered.
create function award_state_kept() returns trigger language plpgsql as $$
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
      (('reserved', 'approved'), ('reserved', 'released'), ('approved', 'paid'), ('paid', 'approved'), ('paid', 'recovered')) then
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
create trigger award_state_kept before insert or update or delete on award for each row execute function award_state_kept();
