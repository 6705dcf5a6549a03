/** Service requests over HTTP. */
package cn.lianban.services.web;
