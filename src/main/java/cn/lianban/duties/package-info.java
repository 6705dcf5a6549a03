/**
 * Duties, which have no applicant: named bureaus have to fulfil them, quarter by quarter, and their
 * progress is published.
 */
@NullMarked
package cn.lianban.duties;

import org.jspecify.annotations.NullMarked;
