/**
 * The whole of a case in one view, for whoever may look at it. Reads every room and changes none.
 */
package cn.lianban.casefile;
