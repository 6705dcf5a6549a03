/**
 * What the embedded default shows: a few cases under way, brought there through the public
 * interface as people would.
 */
package cn.lianban.demonstration;
