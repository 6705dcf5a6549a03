-- What the lead bureau answered to the questions of the assessment before it concluded: kept with its conclusion, and with the award that
-- rests on it. Null for conclusions without questions.
alter table conclusion add column answers jsonb;
alter table determination add column answers jsonb;
