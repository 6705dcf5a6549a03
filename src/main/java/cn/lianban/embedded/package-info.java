/**
 * The database that comes with the service: started where none is configured, so that one command
 * runs everything.
 */
package cn.lianban.embedded;
