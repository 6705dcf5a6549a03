/**
 * Time: the one clock, the working days of the year, the limits that the models set in them, and
 * the notices when one draws near.
 */
package cn.lianban.calendar;
