/** The application's start, and its message when it is up. */
@NullMarked
package cn.lianban;

import org.jspecify.annotations.NullMarked;
