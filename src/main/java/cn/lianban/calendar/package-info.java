/**
 * Time: the clock, the working days of the year, the time limits from the models, and the notices
 * when a limit is near.
 */
@NullMarked
package cn.lianban.calendar;

import org.jspecify.annotations.NullMarked;
