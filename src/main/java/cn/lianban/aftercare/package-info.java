/**
 * After the payment: conditions to keep, annual reports, bank returns, breaches and recoveries.
 * Uses the earlier rooms.
 */
@NullMarked
package cn.lianban.aftercare;

import org.jspecify.annotations.NullMarked;
