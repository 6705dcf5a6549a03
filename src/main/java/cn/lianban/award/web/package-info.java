/** Estimates, the ledger and budgets over HTTP. */
@NullMarked
package cn.lianban.award.web;

import org.jspecify.annotations.NullMarked;
