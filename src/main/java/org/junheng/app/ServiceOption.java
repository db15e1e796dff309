package org.junheng.app;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which running service to speak to, and as whom. */
final class ServiceOption {
  @Option(
      names = "--service",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = {
        "服务的地址，缺省为 http://127.0.0.1:8080。",
        "Address of the service; http://127.0.0.1:8080 by default."
      })
  private URI service = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--key",
      paramLabel = "KEY",
      defaultValue = "${env:JUNHENG_KEY}",
      description = {
        "密钥；缺省取环境变量 JUNHENG_KEY，那样不会留在命令历史里。",
        "The key; JUNHENG_KEY of the environment by default, which leaves no trace in the history of the shell."
      })
  private @Nullable String key;

  @Option(
      names = "--language",
      paramLabel = "zh|en",
      defaultValue = "zh",
      description = {"服务答复的语言，缺省为中文。", "Language of the answers; Chinese by default."})
  private String language = "zh";

  ServiceClient client() {
    return new ServiceClient(service, key == null || key.isBlank() ? null : key, language);
  }
}
