/**
 * What the service asks of its database: checked before the first table is made, and watched while
 * the service runs.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"embedded", "kernel", "kernel :: web"})
package cn.lianban.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
