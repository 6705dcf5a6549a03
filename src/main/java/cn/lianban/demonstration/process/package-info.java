/** The one step of the demonstration that people cannot do through the API: making time pass. */
@NullMarked
package cn.lianban.demonstration.process;

import org.jspecify.annotations.NullMarked;
