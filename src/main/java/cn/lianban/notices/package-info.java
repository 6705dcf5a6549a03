/** What accounts and bureaus are told: reminders, escalations, corrections. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "workflow.cases"})
package cn.lianban.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
