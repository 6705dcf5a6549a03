/**
 * What bureaus and experts say about an application: routing, opinions, evaluation, verified facts.
 * Knows the intake; the award room knows it.
 */
package cn.lianban.review;
