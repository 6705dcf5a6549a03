/** The API for tasks, used by reviewers' own systems. */
@NullMarked
package cn.lianban.workflow.tasks.web;

import org.jspecify.annotations.NullMarked;
