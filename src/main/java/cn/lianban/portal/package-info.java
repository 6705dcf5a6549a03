/** Serves our own pages, which are files in src/web and get all their data from the API. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel :: web"})
package cn.lianban.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
