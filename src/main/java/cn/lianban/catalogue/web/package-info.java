/** The catalogue and the editions for programs and the portal. */
package cn.lianban.catalogue.web;
