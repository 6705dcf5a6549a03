/**
 * What the process of a service request calls, and the desks of those who accept, answer and merge.
 */
package cn.lianban.services.process;
