/** The register of experts and the record of an evaluation over HTTP. */
@NullMarked
package cn.lianban.review.web;

import org.jspecify.annotations.NullMarked;
