/** How the service writes its log. */
package cn.lianban.kernel.logging;
