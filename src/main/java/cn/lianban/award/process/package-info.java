/**
 * What the processes ask and tell about awards: the inputs of the decisions, what they said, and
 * the desks that conclude and approve.
 */
package cn.lianban.award.process;
