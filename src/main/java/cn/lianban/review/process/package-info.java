/**
 * What the processes call while bureaus and experts review, and the handlers of reviewers, experts
 * and verifiers.
 */
package cn.lianban.review.process;
