/** The notices over HTTP. */
@NullMarked
package cn.lianban.notices.web;

import org.jspecify.annotations.NullMarked;
