/**
 * The database that comes with the service: started where none is configured, so that one command
 * runs everything.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package cn.lianban.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
