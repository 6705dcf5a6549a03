/** The figures over HTTP. */
package cn.lianban.insight.web;
