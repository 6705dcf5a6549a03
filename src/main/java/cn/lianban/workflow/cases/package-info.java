/** The cases that processes handle: their start, status, timeline and position. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "workflow.engine", "workflow.models"})
package cn.lianban.workflow.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
