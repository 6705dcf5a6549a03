/**
 * What the processes call on the way in: the plan of handling, corrections, withdrawal,
 * reconsideration; and the acceptance desk.
 */
package cn.lianban.intake.process;
