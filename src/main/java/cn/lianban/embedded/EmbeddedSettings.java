package cn.lianban.embedded;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the embedded database.
 *
 * @param directory folder of its data
 * @param port 0 for any free port
 */
@Validated
@ConfigurationProperties("lianban.embedded")
record EmbeddedSettings(@NotNull Path directory, @Min(0) @Max(65535) int port) {}
