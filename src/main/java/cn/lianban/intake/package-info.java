/**
 * The application and its dossier: submit, correct, withdraw, attach. Knows the catalogue; the
 * rooms that review and award know it.
 */
package cn.lianban.intake;
