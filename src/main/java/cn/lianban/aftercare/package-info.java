/**
 * After the payment: conditions to keep, annual reports, bank returns, breaches and recoveries.
 * Uses the earlier rooms.
 */
package cn.lianban.aftercare;
