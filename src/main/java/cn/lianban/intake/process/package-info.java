/**
 * What the processes call on the way in: the plan of handling, corrections, withdrawal,
 * reconsideration; and the acceptance handler.
 */
@NullMarked
package cn.lianban.intake.process;

import org.jspecify.annotations.NullMarked;
