package org.junheng.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.batch.Declined;
import org.junheng.batch.Evaluating;
import org.junheng.batch.Judge;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.record.Sender;
import org.junheng.identity.Accounts;
import org.junheng.identity.Actor;
import org.junheng.identity.Role;
import org.junheng.jobs.Job;
import org.junheng.jobs.JobJudges;
import org.junheng.message.Message;

/**
 * Has the lines of a job judged by the rules in force when it begins, each of them once, as long as
 * whoever handed it in may.
 */
record JudgesOfJobs(
    CurrentRules current, Recording recording, ImpactJobs impacts, Accounts accounts)
    implements JobJudges {
  private static final String PREFIX = "job:";

  @Override
  public Judging of(Job job) {
    CurrentRules.Lent lent = current.lend().orElseThrow();
    DecisionMaker maker = lent.maker();
    Locale language = Locale.forLanguageTag(job.language());
    if (job.what() == Job.Kind.EVALUATE) {
      Judge evaluating = new Evaluating(maker, language);
      return new Judging(
          maker.ruleSet(),
          (line, json, unclear) ->
              new OwnDistricts(owner(job.owner()), evaluating).judge(line, json, unclear),
          lent::close);
    }
    if (job.what() == Job.Kind.IMPACT) {
      return new Judging(maker.ruleSet(), impacts.of(job), lent::close);
    }
    Job.@Nullable Owner owner = job.owner();
    Sender sender =
        owner == null
            ? Sender.anonymous(job.sender())
            : new Sender(owner.name(), owner.key(), job.sender());
    String key = PREFIX + job.id();
    return new Judging(
        maker.ruleSet(),
        (line, json, unclear) ->
            recording.decide(
                new JsonBody(json, unclear),
                new Caller(maker, language, owner(owner)),
                sender,
                key + ":" + line,
                key,
                line),
        lent::close);
  }

  /** Who handed it in, as they are now; of before there were accounts, anybody. */
  private Actor owner(Job.@Nullable Owner owner) throws Declined {
    if (owner == null) {
      return Actor.anonymous(Set.of());
    }
    return accounts
        .actor(owner.name(), owner.key())
        .filter(actor -> actor.may(Role.SUBMITTER))
        .orElseThrow(() -> new Declined(403, Message.of("problem.job-owner-gone"), List.of()));
  }
}
