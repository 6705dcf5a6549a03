-- whoever has left a seat has it no more, whatever the reason: a conflict, silence, or that the expert may evaluate no longer
update evaluation_seat set left_at = answered_at where conflict and left_at is null;
create unique index evaluation_seat_held on evaluation_seat (application_no, round, seat) where left_at is null;
