/** The models: deployed as one bundle, decisions evaluated, forms read. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "workflow.engine"})
package cn.lianban.workflow.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
