/** What the process of payout calls, and the handlers that handle objections and pay. */
package cn.lianban.payout.process;
