/** How every room answers what went wrong. */
package cn.lianban.kernel.web;
