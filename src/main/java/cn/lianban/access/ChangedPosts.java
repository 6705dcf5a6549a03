package cn.lianban.access;

import java.util.List;

/**
 * Posts of an account that were changed.
 *
 * @param waiting titles of those that wait for the second person
 * @param warnings what to think of with these posts, in Chinese; empty for nothing
 */
public record ChangedPosts(List<String> waiting, List<String> warnings) {}
