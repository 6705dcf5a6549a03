/**
 * Rounds for competitive items: who may apply when, the ranking, the cut-off, and the list that a
 * commission confirms.
 */
package cn.lianban.selection;
