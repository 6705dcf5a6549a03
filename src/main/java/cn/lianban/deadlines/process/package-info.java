/** What the processes call about deadlines: dates for timers, reminders, escalations. */
@NullMarked
@NamedInterface("process")
package cn.lianban.deadlines.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
