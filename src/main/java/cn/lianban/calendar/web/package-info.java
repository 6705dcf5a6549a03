/** The calendar and the notices over HTTP. */
package cn.lianban.calendar.web;
