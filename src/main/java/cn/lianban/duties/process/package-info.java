/**
 * What the supervision of duties calls: the start of a quarter, the plan and routing of a duty, its
 * handlers and its publication.
 */
package cn.lianban.duties.process;
