/** From approval to payment: publicity, objections, payout. Uses the rooms before it. */
package cn.lianban.payout;
