/**
 * The database that comes with the service: started where none is configured, so that one command
 * runs everything.
 */
@NullMarked
package cn.lianban.embedded;

import org.jspecify.annotations.NullMarked;
