package org.junheng.rules;

import java.util.List;

/**
 * A place in a document that says something.
 *
 * @param id as rules cite it: 三(一)1
 * @param title our heading
 * @param offices who is responsible, as the document names them
 * @param demands what it asks, in our words
 * @param noRule why no rule cites it; empty where one does
 * @param notRuled what else it says that cannot be judged
 */
public record Clause(
    String id,
    String title,
    List<String> offices,
    String demands,
    String noRule,
    List<String> notRuled) {}
