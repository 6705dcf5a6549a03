/**
 * The engine: its configuration, the bundle of models, the contracts of the processes, and the one
 * guard through which every task is worked.
 */
@NullMarked
package cn.lianban.workflow;

import org.jspecify.annotations.NullMarked;
