/** The calendar and the notices over HTTP. */
@NullMarked
package cn.lianban.calendar.web;

import org.jspecify.annotations.NullMarked;
