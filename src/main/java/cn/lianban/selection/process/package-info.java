/**
 * Beans that the processes call for a round: its dates, ranking, cut-off and results; and the
 * handlers that confirm and revise.
 */
package cn.lianban.selection.process;
