package org.junheng.exchange;

import java.util.List;
import org.junheng.message.Message;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was read from a file that somebody handed in.
 *
 * @param layout {@code template}, or the id of the form whose layout it has
 * @param request {@code {pack?, asOf?, facts}}: what would be posted as JSON; cells that could not
 *     be read are absent from it
 * @param places where each value of the request was read
 * @param faults cells that could not be read, in order of place
 * @param notes what somebody should know who handed the file in
 * @param unmapped columns whose content was not taken over
 * @param grids the sheets as they were read
 */
public record Import(
    String layout,
    ObjectNode request,
    Places places,
    List<CellFault> faults,
    List<Message> notes,
    List<Unmapped> unmapped,
    List<Grid> grids) {}
