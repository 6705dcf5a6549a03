/** Reads from the engine: the path of a case through its diagram, and failed steps. */
@NullMarked
package cn.lianban.insight.process;

import org.jspecify.annotations.NullMarked;
