/** How every room answers what went wrong. */
@NullMarked
@NamedInterface("web")
package cn.lianban.kernel.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
