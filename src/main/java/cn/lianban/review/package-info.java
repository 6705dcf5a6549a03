/**
 * What bureaus and experts say about an application: routing, opinions, evaluation, verified facts.
 * Uses the intake; the award room uses it.
 */
@NullMarked
package cn.lianban.review;

import org.jspecify.annotations.NullMarked;
