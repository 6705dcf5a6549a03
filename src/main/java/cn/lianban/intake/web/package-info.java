/** What applicants send in. */
@NullMarked
package cn.lianban.intake.web;

import org.jspecify.annotations.NullMarked;
