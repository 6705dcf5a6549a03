/**
 * What nobody applies for but the named bureaus have to get done: each duty, quarter by quarter,
 * from its start to the public summary.
 */
package cn.lianban.duties;
