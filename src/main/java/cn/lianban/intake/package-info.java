/**
 * Applications and their dossiers: submission, correction, withdrawal, attachments. Uses the
 * catalogue; the rooms for review and award use it.
 */
package cn.lianban.intake;
