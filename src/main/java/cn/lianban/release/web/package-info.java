/** The interface for process owners. */
@NullMarked
package cn.lianban.release.web;

import org.jspecify.annotations.NullMarked;
