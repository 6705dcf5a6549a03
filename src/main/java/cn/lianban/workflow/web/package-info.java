/** Tasks for reviewers' own systems. */
@NullMarked
package cn.lianban.workflow.web;

import org.jspecify.annotations.NullMarked;
