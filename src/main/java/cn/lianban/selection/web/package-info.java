/** Rounds over HTTP: planned by process owners, read by everybody. */
package cn.lianban.selection.web;
