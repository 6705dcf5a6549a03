/**
 * Migrations of the database that need more than SQL; the others stand in {@code
 * src/main/resources/db/migration}.
 */
@NullMarked
package db.migration;

import org.jspecify.annotations.NullMarked;
