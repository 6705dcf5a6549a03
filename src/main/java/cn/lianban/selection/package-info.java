/**
 * Rounds in which competitive items are applied for: who may apply when, the ranking, the line, the
 * list that a commission confirms.
 */
package cn.lianban.selection;
