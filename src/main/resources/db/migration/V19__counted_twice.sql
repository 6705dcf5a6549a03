-- a calendar was published and every date behind it was counted again once: from when on nobody begins to count by the old one.
-- When all who began before are through, everything is counted a second time; null until the first time is done
alter table calendar_year add column settles_at timestamptz;
-- the quarter went by, and every duty that it had is started: what comes into the catalogue later has no part in it
alter table duty_quarter add column closed_at timestamptz;
