/** The log-in page, and what pages may know about the person who is logged in. */
package cn.lianban.access.web;
