/**
 * A reviewer's handler: the ready-made lists with their counts, what a task's card says, and where
 * its case stands. Reads, changes nothing.
 */
package cn.lianban.worklist;
