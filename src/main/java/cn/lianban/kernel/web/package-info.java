/** How every room answers what went wrong. */
@NullMarked
package cn.lianban.kernel.web;

import org.jspecify.annotations.NullMarked;
