/**
 * What the processes ask and tell about awards: the inputs of the decisions, what they said, and
 * the handlers that conclude and approve.
 */
@NullMarked
package cn.lianban.award.process;

import org.jspecify.annotations.NullMarked;
