/** The register of experts and the record of an evaluation over HTTP. */
package cn.lianban.review.web;
