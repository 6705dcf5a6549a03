/** Publicity and objections over HTTP, open to everybody. */
package cn.lianban.payout.web;
