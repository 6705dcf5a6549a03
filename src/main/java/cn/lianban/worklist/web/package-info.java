/** The API for what Tasklist shows besides the engine's own data. */
package cn.lianban.worklist.web;
