package org.junheng.publishing;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.identity.Actor;
import org.junheng.rules.RuleFiles;

/**
 * The wish to put a rule set in force.
 *
 * @param files what is to be in force
 * @param base the rule set that the change was made on and that must still be in force
 * @param reason why; must not be blank
 * @param author whose change it is
 * @param approver who agreed to it, another person; null where there are no accounts yet
 * @param effective from which day on; null for at once
 * @param draft which draft it was; null where it was none
 */
public record Release(
    RuleFiles files,
    String base,
    String reason,
    Actor author,
    @Nullable Actor approver,
    @Nullable LocalDate effective,
    @Nullable UUID draft) {}
