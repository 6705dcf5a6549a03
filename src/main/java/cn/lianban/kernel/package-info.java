/**
 * Types that every room uses: money, the acting person, errors of a request. Knows no other room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package cn.lianban.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
