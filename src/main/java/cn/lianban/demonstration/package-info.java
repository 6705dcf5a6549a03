/**
 * Fills the embedded database with a few cases in progress, through the public API as people would.
 */
@NullMarked
package cn.lianban.demonstration;

import org.jspecify.annotations.NullMarked;
