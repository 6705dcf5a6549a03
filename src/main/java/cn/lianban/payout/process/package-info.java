/** What the process of payout calls, and the desks that handle objections and pay. */
package cn.lianban.payout.process;
