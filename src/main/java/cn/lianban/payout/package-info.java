/** From approval to payment: publicity, objections, payout. Knows all the rooms before it. */
package cn.lianban.payout;
