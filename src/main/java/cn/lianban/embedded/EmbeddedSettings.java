package cn.lianban.embedded;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the embedded database is.
 *
 * @param directory its data
 * @param port 0 for any that is free
 */
@Validated
@ConfigurationProperties("lianban.embedded")
record EmbeddedSettings(@NotNull Path directory, @Min(0) @Max(65535) int port) {}
