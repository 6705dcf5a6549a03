/**
 * What the processes call on behalf of a round: its dates, its ranking and line, its results; and
 * the handlers that confirm and revise.
 */
package cn.lianban.selection.process;
