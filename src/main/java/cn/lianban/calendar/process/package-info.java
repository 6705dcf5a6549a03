/** What the processes call about time: dates for their timers, reminders and escalations. */
package cn.lianban.calendar.process;
