/**
 * What bureaus and experts say about an application: routing, opinions, evaluation, verified facts.
 * Uses the intake; the award room uses it.
 */
package cn.lianban.review;
