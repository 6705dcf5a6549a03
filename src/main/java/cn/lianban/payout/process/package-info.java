/** Beans that the payout process calls, and the handlers for objections and payments. */
package cn.lianban.payout.process;
