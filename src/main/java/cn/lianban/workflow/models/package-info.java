/** The models: deployed as one bundle, decisions evaluated, forms read. */
@NullMarked
package cn.lianban.workflow.models;

import org.jspecify.annotations.NullMarked;
