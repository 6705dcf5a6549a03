/** How the service writes its log. */
@NullMarked
package cn.lianban.kernel.logging;

import org.jspecify.annotations.NullMarked;
