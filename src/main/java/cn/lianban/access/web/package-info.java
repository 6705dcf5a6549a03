/** The log-in page, and what pages may know about the person who is logged in. */
@NullMarked
package cn.lianban.access.web;

import org.jspecify.annotations.NullMarked;
