/**
 * Words that every room speaks: money, who is acting, what can be wrong with a request. Knows no
 * other room.
 */
package cn.lianban.kernel;
