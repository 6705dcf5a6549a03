/**
 * What the processes call on the way in: the plan of handling, corrections, withdrawal,
 * reconsideration; and the acceptance handler.
 */
package cn.lianban.intake.process;
