/** Time: the one clock, and the working days of the years. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package cn.lianban.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
