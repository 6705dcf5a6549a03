/**
 * The check of models before they are released: what may stand in a diagram, a decision and a form,
 * so that whoever may edit a model cannot run code with it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"workflow.engine"})
package cn.lianban.modelcheck;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
