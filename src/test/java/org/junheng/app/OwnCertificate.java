package org.junheng.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A pair of keys and a certificate for this machine, as an office's own would be for its service.
 */
final class OwnCertificate {
  private static final String PASSWORD = "changeit";

  private final Path keyStore;
  private final InetAddress address;

  private OwnCertificate(Path keyStore, InetAddress address) {
    this.keyStore = keyStore;
    this.address = address;
  }

  /** Made by the tool that comes with Java, for an address of this machine that is not loopback. */
  static OwnCertificate in(Path folder) throws IOException, InterruptedException {
    Path keyStore = folder.resolve("service.p12");
    InetAddress address = address();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keystore",
            keyStore.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-alias",
            "service",
            "-keyalg",
            "EC",
            "-dname",
            "CN=junheng",
            "-ext",
            "san=ip:" + address.getHostAddress() + ",dns:localhost",
            "-validity",
            "2");
    Path told = folder.resolve("keytool.txt");
    Process tool =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(told.toFile()).start();
    if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
      tool.destroyForcibly();
      throw new AssertionError(Files.readString(told));
    }
    return new OwnCertificate(keyStore, address);
  }

  /** Loopback where this machine has no other. */
  private static InetAddress address() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(each -> each.getAddress().length == 4 && !each.isLoopbackAddress())
        .findFirst()
        .orElseGet(InetAddress::getLoopbackAddress);
  }

  /** What the service is told of it. */
  List<String> settings() {
    return List.of(
        "--server.ssl.key-store=" + keyStore, "--server.ssl.key-store-password=" + PASSWORD);
  }

  /** As other machines reach it. */
  String host() {
    return address.getHostAddress();
  }

  /** A client that trusts this certificate and no other. */
  HttpClient client() throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try (InputStream stored = Files.newInputStream(keyStore)) {
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(stored, PASSWORD.toCharArray());
      trusted.load(null, null);
      trusted.setCertificateEntry("service", own.getCertificate("service"));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }
}
