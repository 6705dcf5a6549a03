/**
 * Duties, which have no applicant: named bureaus have to fulfil them, quarter by quarter, and their
 * progress is published.
 */
package cn.lianban.duties;
