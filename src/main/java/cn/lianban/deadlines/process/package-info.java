/** What the processes call about deadlines: dates for timers, reminders, escalations. */
@NullMarked
package cn.lianban.deadlines.process;

import org.jspecify.annotations.NullMarked;
