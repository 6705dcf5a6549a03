/** The calendar over HTTP. */
@NullMarked
package cn.lianban.calendar.web;

import org.jspecify.annotations.NullMarked;
