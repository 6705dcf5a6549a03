/**
 * Beans that the process of a service request calls, and the handlers of those who accept, answer
 * and merge.
 */
package cn.lianban.services.process;
