/**
 * Types that every room uses: money, the acting person, errors of a request. Knows no other room.
 */
@NullMarked
package cn.lianban.kernel;

import org.jspecify.annotations.NullMarked;
