/** Publicity and objections over HTTP, open to everybody. */
@NullMarked
package cn.lianban.payout.web;

import org.jspecify.annotations.NullMarked;
