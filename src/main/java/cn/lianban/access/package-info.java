/**
 * Who may log in and what each person may do: accounts and groups, log-in, and the checks before
 * the engine's web applications.
 */
@NullMarked
package cn.lianban.access;

import org.jspecify.annotations.NullMarked;
