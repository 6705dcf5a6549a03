/**
 * What may be awarded: assessment, determination, the ledger, overlap and budgets. Uses the review;
 * the room for payouts uses it.
 */
package cn.lianban.award;
