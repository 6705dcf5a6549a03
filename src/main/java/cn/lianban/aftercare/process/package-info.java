/**
 * What the processes after the payment call, and the desks that review reports, decide on
 * recoveries and register repayments.
 */
package cn.lianban.aftercare.process;
