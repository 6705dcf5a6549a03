/**
 * The check of models before they are released: that whoever may edit a model cannot run code with
 * it, and that nothing in the bundle is incomplete.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "workflow.engine", "workflow.models"})
package cn.lianban.modelcheck;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
