/**
 * Beans that the process of a service request calls, and the handlers of those who accept, answer
 * and merge.
 */
@NullMarked
package cn.lianban.services.process;

import org.jspecify.annotations.NullMarked;
