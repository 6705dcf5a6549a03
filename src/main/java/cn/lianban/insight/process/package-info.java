/** Reads from the engine: the path of a case through its diagram, and failed steps. */
package cn.lianban.insight.process;
