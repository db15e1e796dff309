package org.junheng.web;

import java.util.Locale;
import org.junheng.batch.Evaluating;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.DecisionMaker;
import org.junheng.decision.record.Sender;
import org.junheng.jobs.Job;
import org.junheng.jobs.JobJudges;

/** Has the lines of a job judged by the rules in force when it begins, each of them once. */
record JudgesOfJobs(CurrentRules current, Recording recording, ImpactJobs impacts)
    implements JobJudges {
  private static final String PREFIX = "job:";

  @Override
  public Judging of(Job job) {
    CurrentRules.Lent lent = current.lend().orElseThrow();
    DecisionMaker maker = lent.maker();
    Locale language = Locale.forLanguageTag(job.language());
    if (job.what() == Job.Kind.EVALUATE) {
      return new Judging(maker.ruleSet(), new Evaluating(maker, language), lent::close);
    }
    if (job.what() == Job.Kind.IMPACT) {
      return new Judging(maker.ruleSet(), impacts.of(job), lent::close);
    }
    Caller caller = new Caller(maker, language);
    Sender sender = Sender.anonymous(job.sender());
    String key = PREFIX + job.id();
    return new Judging(
        maker.ruleSet(),
        (line, json, unclear) ->
            recording.decide(
                new JsonBody(json, unclear), caller, sender, key + ":" + line, key, line),
        lent::close);
  }
}
