/**
 * What the service asks of its database: checked before the first table is made, and watched while
 * the service runs.
 */
package cn.lianban.database;
