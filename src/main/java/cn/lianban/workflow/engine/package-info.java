/** The engine itself: how it is configured and started, and who its people are. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "embedded", "kernel"})
package cn.lianban.workflow.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
