/** Shows a whole case in one view to those who may read it. Reads every room and changes none. */
@NullMarked
package cn.lianban.casefile;

import org.jspecify.annotations.NullMarked;
