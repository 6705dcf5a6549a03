/**
 * Migrations of the database that need more than SQL; the others stand in {@code
 * src/main/resources/db/migration}.
 */
package db.migration;
