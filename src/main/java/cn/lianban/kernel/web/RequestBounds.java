package cn.lianban.kernel.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * The limits for one request and for one client address, set by operators.
 *
 * @param body largest body of a request that carries no file
 * @param readingTime time within which such a body has to arrive completely
 * @param uploadTime the same for a request that carries files
 * @param unfinishedPerAddress requests of one client address whose bodies are still being received
 * @param openPerAddress requests of one client address that are being handled
 * @param queryConditions most conditions that a query of the engine's web applications may have
 * @param queryDepth how deep such a query may be nested
 */
@ConfigurationProperties("lianban.requests")
public record RequestBounds(
    DataSize body,
    Duration readingTime,
    Duration uploadTime,
    int unfinishedPerAddress,
    int openPerAddress,
    int queryConditions,
    int queryDepth) {}
