/** The service as a whole: its start, and what it says when it is up. */
@NullMarked
package cn.lianban;

import org.jspecify.annotations.NullMarked;
