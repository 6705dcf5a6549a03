/** The figures over HTTP. */
@NullMarked
package cn.lianban.insight.web;

import org.jspecify.annotations.NullMarked;
