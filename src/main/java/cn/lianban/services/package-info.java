/**
 * Requests for services: a company asks, the bureaus of the clause answer, the lead merges the
 * answers, and the company rates the answer or asks again.
 */
@NullMarked
package cn.lianban.services;

import org.jspecify.annotations.NullMarked;
