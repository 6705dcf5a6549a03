/** The tasks: who sees them, and the only way to work them. */
@NullMarked
package cn.lianban.workflow.tasks;

import org.jspecify.annotations.NullMarked;
