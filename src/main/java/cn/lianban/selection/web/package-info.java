/** Rounds over HTTP: planned by process owners, read by everybody. */
@NullMarked
package cn.lianban.selection.web;

import org.jspecify.annotations.NullMarked;
