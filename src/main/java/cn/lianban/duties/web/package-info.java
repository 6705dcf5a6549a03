/** Duties over HTTP: who is late, what was reported, what the public may read. */
@NullMarked
package cn.lianban.duties.web;

import org.jspecify.annotations.NullMarked;
