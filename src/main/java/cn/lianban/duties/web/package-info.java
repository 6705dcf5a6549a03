/** Duties over HTTP: who is late, what was reported, what the public may read. */
package cn.lianban.duties.web;
