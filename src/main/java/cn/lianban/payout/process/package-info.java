/** Beans that the payout process calls, and the handlers for objections and payments. */
@NullMarked
package cn.lianban.payout.process;

import org.jspecify.annotations.NullMarked;
