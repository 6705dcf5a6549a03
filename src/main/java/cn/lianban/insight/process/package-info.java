/** What the engine knows of a case's way through its diagram, and of steps that failed. */
package cn.lianban.insight.process;
