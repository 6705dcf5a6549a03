/** The catalogue and the editions for programs and the portal. */
@NullMarked
package cn.lianban.catalogue.web;

import org.jspecify.annotations.NullMarked;
