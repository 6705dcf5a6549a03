/** Time: the one clock, and the working days of the years. */
@NullMarked
package cn.lianban.calendar;

import org.jspecify.annotations.NullMarked;
