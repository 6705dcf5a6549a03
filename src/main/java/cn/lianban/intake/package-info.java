/**
 * Applications and their dossiers: submission, correction, withdrawal, attachments. Uses the
 * catalogue; the rooms for review and award use it.
 */
@NullMarked
package cn.lianban.intake;

import org.jspecify.annotations.NullMarked;
