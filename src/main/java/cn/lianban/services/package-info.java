/**
 * Requests for services: a company asks, the bureaus of the clause answer, the lead makes one
 * answer of it, the company rates it or asks again.
 */
package cn.lianban.services;
