-- Exceptions to Monday-to-Friday in mainland China, from the State Council General Office's notices for 2025 and 2026:
-- off = a public holiday or a weekday off, work = a weekend day worked instead.
insert into calendar_year (year, loaded_at) values (2025, now()), (2026, now());

insert into calendar_exception (day, kind, holiday)
select day::date, kind, holiday from (values
  (date '2025-01-01', date '2025-01-01', 'off', '元旦'),
  (date '2025-01-26', date '2025-01-26', 'work', '春节'),
  (date '2025-01-28', date '2025-02-04', 'off', '春节'),
  (date '2025-02-08', date '2025-02-08', 'work', '春节'),
  (date '2025-04-04', date '2025-04-06', 'off', '清明节'),
  (date '2025-04-27', date '2025-04-27', 'work', '劳动节'),
  (date '2025-05-01', date '2025-05-05', 'off', '劳动节'),
  (date '2025-05-31', date '2025-06-02', 'off', '端午节'),
  (date '2025-09-28', date '2025-09-28', 'work', '国庆节'),
  (date '2025-10-01', date '2025-10-08', 'off', '国庆节、中秋节'),
  (date '2025-10-11', date '2025-10-11', 'work', '国庆节'),
  (date '2026-01-01', date '2026-01-03', 'off', '元旦'),
  (date '2026-01-04', date '2026-01-04', 'work', '元旦'),
  (date '2026-02-14', date '2026-02-14', 'work', '春节'),
  (date '2026-02-15', date '2026-02-23', 'off', '春节'),
  (date '2026-02-28', date '2026-02-28', 'work', '春节'),
  (date '2026-04-04', date '2026-04-06', 'off', '清明节'),
  (date '2026-05-01', date '2026-05-05', 'off', '劳动节'),
  (date '2026-05-09', date '2026-05-09', 'work', '劳动节'),
  (date '2026-06-19', date '2026-06-21', 'off', '端午节'),
  (date '2026-09-20', date '2026-09-20', 'work', '国庆节'),
  (date '2026-09-25', date '2026-09-27', 'off', '中秋节'),
  (date '2026-10-01', date '2026-10-07', 'off', '国庆节'),
  (date '2026-10-10', date '2026-10-10', 'work', '国庆节')
) as period (first_day, last_day, kind, holiday), generate_series(first_day, last_day, interval '1 day') as day;
