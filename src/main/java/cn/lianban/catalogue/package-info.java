/**
 * What can be applied for and who handles it: editions of the policy, items with their forms,
 * bureaus – all read from the models.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"embedded", "kernel", "workflow.models"})
package cn.lianban.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
