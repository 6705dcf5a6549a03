/**
 * Fills the embedded database with a few cases in progress, through the public API as people would.
 */
package cn.lianban.demonstration;
