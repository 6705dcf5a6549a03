-- Some posts in one account are not refused, because a small bureau may have no other person, but whoever gives them is warned.
-- They concern posts of the same bureau.
alter table post_conflict add column refused boolean not null default true;

insert into post_conflict (one, other, reason, refused) values
  ('approver', 'reviewer', '审核与审定宜由不同的人担任；本人核定或者汇总过的申报，本人不能审定', false);

-- What other rooms read: which bureaus handle an application, of which the lead is told when the account for payment changes.
create view shared_routed_bureau as select application_no, position, bureau, role from routed_bureau;
