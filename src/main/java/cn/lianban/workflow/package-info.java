/** The engine, in four inner rooms: its start, the models, the cases and the tasks. */
@NullMarked
package cn.lianban.workflow;

import org.jspecify.annotations.NullMarked;
