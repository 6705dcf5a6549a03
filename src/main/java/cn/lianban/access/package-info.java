/**
 * Who may come in and what each may do: accounts and groups, log-in, and the gate before the
 * engine's web applications.
 */
package cn.lianban.access;
