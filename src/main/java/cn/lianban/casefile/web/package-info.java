/** Cases over HTTP. */
@NullMarked
package cn.lianban.casefile.web;

import org.jspecify.annotations.NullMarked;
