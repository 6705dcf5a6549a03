/**
 * The addresses of our own pages; the pages themselves are files of src/web, and all they know
 * comes from the interface.
 */
package cn.lianban.portal;
