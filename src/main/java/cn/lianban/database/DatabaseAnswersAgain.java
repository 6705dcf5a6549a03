package cn.lianban.database;

/**
 * Published after connections to the database were lost, once it answers again: what ran then may
 * have left something behind. Published by the thread that watches the database, which listeners do
 * not hold up.
 */
public record DatabaseAnswersAgain() {}
