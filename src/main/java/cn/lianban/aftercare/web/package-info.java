/**
 * What follows a payment over HTTP: reports and replies of the applicant, breaches found by
 * bureaus, bank returns.
 */
package cn.lianban.aftercare.web;
