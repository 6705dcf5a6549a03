/**
 * What the supervision of duties calls: the start of a quarter, the plan and routing of a duty, its
 * handlers and its publication.
 */
@NullMarked
package cn.lianban.duties.process;

import org.jspecify.annotations.NullMarked;
