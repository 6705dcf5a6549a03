/**
 * What may be awarded: assessment, determination, the ledger, overlap and budgets. Knows the
 * review; the room that pays out knows it.
 */
package cn.lianban.award;
