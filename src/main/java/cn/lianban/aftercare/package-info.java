/**
 * After the payment: conditions to keep, yearly reports, bank returns, breaches and what has to be
 * paid back. Knows the rooms before it.
 */
package cn.lianban.aftercare;
