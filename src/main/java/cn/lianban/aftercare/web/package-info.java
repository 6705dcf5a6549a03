/**
 * What follows a payment over HTTP: reports and replies of the applicant, breaches found by
 * bureaus, bank returns.
 */
@NullMarked
package cn.lianban.aftercare.web;

import org.jspecify.annotations.NullMarked;
