package org.junheng.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.KieModule;
import org.kie.api.builder.Message.Level;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.model.KieModuleModel;

/** Has Drools compile the text of a pack. */
final class PackCompiler {
  private static final AtomicLong VERSION = new AtomicLong();
  private static final ClassLoader CLASS_PATH =
      new RememberedClassPath(PackCompiler.class.getClassLoader());

  private PackCompiler() {}

  record Compiled(KieModule module, KieBase base) {}

  static Compiled compile(PackText text) {
    KieServices services = KieServices.Factory.get();
    ReleaseId release =
        services.newReleaseId(
            "org.junheng.rules", text.pack(), Long.toString(VERSION.incrementAndGet()));
    KieFileSystem files = services.newKieFileSystem();
    files.generateAndWritePomXML(release);
    files.writeKModuleXML(module(services));
    files.write("src/main/resources/facts/facts.drl", text.types());
    files.write("src/main/resources/" + text.pack() + "/rules.drl", text.rules());
    KieBuilder builder =
        services.newKieBuilder(files, CLASS_PATH).buildAll(ExecutableModelProject.class);
    List<String> errors =
        builder.getResults().getMessages(Level.ERROR).stream().map(Object::toString).toList();
    if (!errors.isEmpty()) {
      services.getRepository().removeKieModule(release);
      throw new CompilationFailed(text.pack(), errors);
    }
    return new Compiled(
        builder.getKieModule(), services.newKieContainer(release, CLASS_PATH).getKieBase());
  }

  private static String module(KieServices services) {
    KieModuleModel module = services.newKieModuleModel();
    // A missing total is a result too: without this the rule would say nothing.
    module.setConfigurationProperty("drools.accumulateNullPropagation", "true");
    module
        .newKieBaseModel("rules")
        .setDefault(true)
        .addPackage("*")
        .newKieSessionModel("session")
        .setDefault(true);
    return module.toXML();
  }
}
