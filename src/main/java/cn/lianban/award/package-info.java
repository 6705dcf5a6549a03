/**
 * What may be awarded: assessment, determination, the ledger, overlap and budgets. Uses the review;
 * the room for payouts uses it.
 */
@NullMarked
package cn.lianban.award;

import org.jspecify.annotations.NullMarked;
