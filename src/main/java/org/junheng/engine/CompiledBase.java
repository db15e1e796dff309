package org.junheng.engine;

import java.util.Optional;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieModule;
import org.kie.api.runtime.KieSessionsPool;

/**
 * What Drools made of the text of one pack, shared by all rule sets in which that text is the same,
 * and forgotten when the last of them is closed and the last firing is over.
 */
final class CompiledBase {
  private static final int IDLE_SESSIONS = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final PackText text;
  private final KieModule module;
  private final KieBase base;
  private final KieSessionsPool sessions;
  private int users = 1;

  private CompiledBase(PackText text, KieModule module, KieBase base) {
    this.text = text;
    this.module = module;
    this.base = base;
    this.sessions = base.newKieSessionsPool(IDLE_SESSIONS);
  }

  /**
   * @throws CompilationFailed where Drools finds a mistake that the check did not
   */
  static CompiledBase of(PackText text) {
    PackCompiler.Compiled compiled = PackCompiler.compile(text);
    return new CompiledBase(text, compiled.module(), compiled.base());
  }

  /** One more user, where it is of the same text and not forgotten. */
  synchronized Optional<CompiledBase> sharedFor(PackText wanted) {
    if (users == 0 || !text.equals(wanted)) {
      return Optional.empty();
    }
    users++;
    return Optional.of(this);
  }

  /** One more user. */
  synchronized void use() {
    if (users == 0) {
      throw new IllegalStateException("the rules of " + text.pack() + " are closed");
    }
    users++;
  }

  /** One user less; after the last the module is forgotten, so that its classes can go. */
  void release() {
    synchronized (this) {
      users--;
      if (users > 0) {
        return;
      }
    }
    sessions.shutdown();
    KieServices.Factory.get().getRepository().removeKieModule(module.getReleaseId());
  }

  KieBase base() {
    return base;
  }

  KieSessionsPool sessions() {
    return sessions;
  }
}
