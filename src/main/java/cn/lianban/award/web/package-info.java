/** Estimates, the ledger and budgets over HTTP. */
package cn.lianban.award.web;
