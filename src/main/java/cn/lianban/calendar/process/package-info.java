/** What the processes call about time: dates for their timers, reminders and escalations. */
@NullMarked
package cn.lianban.calendar.process;

import org.jspecify.annotations.NullMarked;
