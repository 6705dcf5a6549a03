/** The engine itself: how it is configured and started, and who its people are. */
@NullMarked
package cn.lianban.workflow.engine;

import org.jspecify.annotations.NullMarked;
