/**
 * What the processes after the payment call, and the handlers that review reports, decide on
 * recoveries and register repayments.
 */
@NullMarked
package cn.lianban.aftercare.process;

import org.jspecify.annotations.NullMarked;
