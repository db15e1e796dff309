package org.junheng.app;

import picocli.CommandLine.Option;

/** What a report is about, and for whom. */
final class ReportOptions {
  @Option(
      names = "--target",
      paramLabel = "ID",
      defaultValue = "",
      description = {
        "只看编号以此开头的指标，如 size.class；不写则看全部。",
        "Only targets whose id begins so, like size.class; all by default."
      })
  private String target = "";

  @Option(
      names = "--json",
      description = {"输出 JSON，给程序用。", "Print JSON, for programs."})
  private boolean json;

  String target() {
    return target;
  }

  boolean wants(String id) {
    return id.startsWith(target);
  }

  boolean json() {
    return json;
  }
}
