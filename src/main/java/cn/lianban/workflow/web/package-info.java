/** Tasks for reviewers' own systems. */
package cn.lianban.workflow.web;
