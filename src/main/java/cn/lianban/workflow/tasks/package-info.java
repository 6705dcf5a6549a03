/** The tasks: who sees them, and the one guard through which every task is worked. */
@NullMarked
package cn.lianban.workflow.tasks;

import org.jspecify.annotations.NullMarked;
