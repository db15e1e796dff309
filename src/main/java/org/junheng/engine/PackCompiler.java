package org.junheng.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.junheng.facts.FactType;
import org.junheng.rules.Finding;
import org.junheng.rules.Pack;
import org.junheng.rules.Require;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleSet;
import org.junheng.rules.accumulate.Half;
import org.junheng.rules.accumulate.Least;
import org.junheng.rules.accumulate.LowestShare;
import org.junheng.rules.accumulate.Most;
import org.junheng.rules.accumulate.Total;
import org.junheng.rules.accumulate.Variation;
import org.junheng.rules.drl.DrlPrinter;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.KieModule;
import org.kie.api.builder.Message.Level;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.model.KieModuleModel;

/**
 * Prints the checked trees of a pack as DRL and has Drools compile that, never the submitted text.
 */
final class PackCompiler {
  private static final AtomicLong VERSION = new AtomicLong();

  private final RuleSet ruleSet;
  private final Pack pack;

  PackCompiler(RuleSet ruleSet, Pack pack) {
    this.ruleSet = ruleSet;
    this.pack = pack;
  }

  record Compiled(KieModule module, KieBase base) {}

  Compiled compile() {
    KieServices services = KieServices.Factory.get();
    ReleaseId release =
        services.newReleaseId(
            "org.junheng.rules", pack.id(), Long.toString(VERSION.incrementAndGet()));
    KieFileSystem files = services.newKieFileSystem();
    files.generateAndWritePomXML(release);
    files.writeKModuleXML(module(services));
    files.write("src/main/resources/facts/facts.drl", types());
    files.write("src/main/resources/" + pack.id() + "/rules.drl", rules());
    KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    List<String> errors =
        builder.getResults().getMessages(Level.ERROR).stream().map(Object::toString).toList();
    if (!errors.isEmpty()) {
      services.getRepository().removeKieModule(release);
      throw new CompilationFailed(pack.id(), errors);
    }
    return new Compiled(builder.getKieModule(), services.newKieContainer(release).getKieBase());
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

  private String types() {
    return "package facts\nimport java.math.BigDecimal\nimport java.time.LocalDate\n\n"
        + ruleSet.types().stream().map(DrlPrinter::type).collect(Collectors.joining("\n"));
  }

  /** {@code LowestShare} as rules call it. */
  private static String word(String name) {
    return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
  }

  private String rules() {
    StringBuilder text = new StringBuilder("package ").append(pack.id()).append('\n');
    ruleSet.vocabulary().types().stream()
        .map(FactType::name)
        .forEach(type -> text.append("import facts.").append(type).append('\n'));
    text.append("import ").append(Finding.class.getName()).append('\n');
    List.of(Total.class, Half.class, Least.class, Most.class, Variation.class, LowestShare.class)
        .forEach(
            function ->
                text.append("import accumulate ")
                    .append(function.getName())
                    .append(' ')
                    .append(word(function.getSimpleName()))
                    .append('\n'));
    text.append("global ").append(Require.class.getName()).append(" require\n\n");
    pack.rules().stream().map(Rule::firedDrl).forEach(rule -> text.append(rule).append('\n'));
    return text.toString();
  }
}
