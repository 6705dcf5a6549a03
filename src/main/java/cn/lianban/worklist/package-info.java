/**
 * A reviewer's work list: the filters with their counts, the cards of tasks, and the state of their
 * cases. Reads, changes nothing.
 */
@NullMarked
package cn.lianban.worklist;

import org.jspecify.annotations.NullMarked;
