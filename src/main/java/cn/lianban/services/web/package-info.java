/** Service requests over HTTP. */
@NullMarked
package cn.lianban.services.web;

import org.jspecify.annotations.NullMarked;
