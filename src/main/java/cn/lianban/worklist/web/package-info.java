/** The API for what Tasklist shows besides the engine's own data. */
@NullMarked
package cn.lianban.worklist.web;

import org.jspecify.annotations.NullMarked;
