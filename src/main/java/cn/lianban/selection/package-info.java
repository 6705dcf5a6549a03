/**
 * Rounds for competitive items: who may apply when, the ranking, the cut-off, and the list that a
 * commission confirms.
 */
@NullMarked
package cn.lianban.selection;

import org.jspecify.annotations.NullMarked;
