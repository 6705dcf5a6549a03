/**
 * What the processes call while bureaus and experts review, and the handlers of reviewers, experts
 * and verifiers.
 */
@NullMarked
package cn.lianban.review.process;

import org.jspecify.annotations.NullMarked;
