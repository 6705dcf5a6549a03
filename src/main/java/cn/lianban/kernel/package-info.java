/**
 * Types that every room uses: money, the acting person, errors of a request. Knows no other room.
 */
package cn.lianban.kernel;
