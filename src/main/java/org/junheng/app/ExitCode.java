package org.junheng.app;

import java.util.LinkedHashMap;
import java.util.Map;

/** How commands end. */
final class ExitCode {
  /** Done; for decide: judged, whatever the verdict. */
  static final int DONE = 0;

  /** The rules are broken, a file cannot be read or written, or something else failed. */
  static final int FAILED = 1;

  /** The request holds mistakes and was not judged; of many, at least one. */
  static final int REFUSED = 2;

  /** The command line itself cannot be understood. */
  static final int USAGE = 64;

  private ExitCode() {}

  /** For help: each code with what it means. */
  static Map<String, String> described() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put(
        String.valueOf(DONE), "完成；decide 表示已判定，不论达标与否 / done; for decide: judged, met or not");
    codes.put(String.valueOf(FAILED), "规则有问题，或文件读写失败 / the rules are broken, or a file failed");
    codes.put(
        String.valueOf(REFUSED),
        "请求有错，没有判定；判许多份时，至少有一份如此 / the request holds mistakes and was not judged; of many, at least one");
    codes.put(String.valueOf(USAGE), "命令写错了 / the command line is wrong");
    return codes;
  }
}
