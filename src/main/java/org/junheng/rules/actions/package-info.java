/**
 * What offices and schools can change, by how much at least and at what cost: the file {@code
 * remedies.yaml} beside the packs, read and checked.
 */
@org.jspecify.annotations.NullMarked
package org.junheng.rules.actions;
