/**
 * Fills the embedded database with a few cases in progress, through the public API as people would.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "duties", "embedded", "kernel"})
package cn.lianban.demonstration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
