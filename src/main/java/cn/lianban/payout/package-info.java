/** From approval to payment: publicity, objections, payout. Uses the rooms before it. */
@NullMarked
package cn.lianban.payout;

import org.jspecify.annotations.NullMarked;
