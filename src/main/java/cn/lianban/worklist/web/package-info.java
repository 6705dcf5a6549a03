/** What Tasklist shows beside the engine's own, over HTTP. */
package cn.lianban.worklist.web;
