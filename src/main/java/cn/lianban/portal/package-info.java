/** Serves our own pages, which are files in src/web and get all their data from the API. */
package cn.lianban.portal;
