/**
 * Figures about all cases together: how many are in which status, what is late, what takes long,
 * what was awarded, and what has failed.
 */
package cn.lianban.insight;
