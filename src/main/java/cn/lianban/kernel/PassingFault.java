package cn.lianban.kernel;

/**
 * An exception that tells of a client or a network and not of a mistake in the service: the log has
 * it in one line, without a stack trace.
 */
public interface PassingFault {}
