/**
 * What goes on in all cases together: how many stand where, what is late, what takes long, what was
 * awarded, and what has failed.
 */
package cn.lianban.insight;
