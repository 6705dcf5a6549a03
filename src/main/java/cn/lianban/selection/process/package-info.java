/**
 * Beans that the processes call for a round: its dates, ranking, cut-off and results; and the
 * handlers that confirm and revise.
 */
@NullMarked
package cn.lianban.selection.process;

import org.jspecify.annotations.NullMarked;
