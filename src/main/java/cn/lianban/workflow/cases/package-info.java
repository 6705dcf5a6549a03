/** The cases that processes handle: their start, status, timeline and position. */
@NullMarked
package cn.lianban.workflow.cases;

import org.jspecify.annotations.NullMarked;
