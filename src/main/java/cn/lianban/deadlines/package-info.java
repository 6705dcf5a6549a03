/** The limits that the models set in working days. */
@NullMarked
package cn.lianban.deadlines;

import org.jspecify.annotations.NullMarked;
