package org.junheng.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.record.DecisionLog;
import org.junheng.identity.Accounts;
import org.junheng.identity.Administration;
import org.junheng.identity.Refusals;
import org.junheng.identity.SignIn;
import org.junheng.identity.Throttle;
import org.junheng.message.Message;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.thymeleaf.ITemplateEngine;

/**
 * Who may do what over HTTP: programs by a key in each request, people by a session. Needs {@link
 * Accounts} to be there.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {
  @Bean
  SignIn signIn(Accounts accounts) {
    return new SignIn(accounts);
  }

  @Bean
  Administration administration(Accounts accounts) {
    return new Administration(accounts);
  }

  @Bean(destroyMethod = "close")
  Refusals refusals(DecisionLog log) {
    return new Refusals(log.log());
  }

  @Bean
  Access access(
      Accounts accounts,
      @Value("${junheng.access.open}") String opening,
      @Value("${server.address:}") String address,
      @Value("${junheng.proxy:}") String proxy)
      throws UnknownHostException {
    @Nullable InetAddress listening = address.isEmpty() ? null : InetAddress.getByName(address);
    return new Access(accounts, Access.Opening.of(opening), listening, !proxy.isBlank());
  }

  @Bean
  Refusing refusing(Access access, Refusals refusals, SignInPages pages) {
    return new Refusing(access, refusals, pages);
  }

  @Bean
  AccessRules accessRules(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
    return new AccessRules(mapping);
  }

  /** Found by Spring Security; named to it once more, it would count a wrong password twice. */
  @Bean
  AuthenticationProvider passwordProvider(SignIn signIn) {
    return new PasswordProvider(signIn);
  }

  @Bean
  SignInPages signInPages(
      ITemplateEngine templates,
      Accounts accounts,
      ObjectProvider<ClientRegistrationRepository> providers) {
    return new SignInPages(templates, accounts, providers.getIfAvailable());
  }

  @Bean
  SignInController signInController(
      SignInPages pages, Accounts accounts, SignIn signIn, Refusing refusing) {
    return new SignInController(pages, accounts, signIn, refusing);
  }

  @Bean
  MeController meController(SignIn signIn) {
    return new MeController(signIn);
  }

  @Bean
  AccountsController accountsController(Accounts accounts, Administration administration) {
    return new AccountsController(accounts, administration);
  }

  @Bean
  KeysController keysController(Accounts accounts, Administration administration) {
    return new KeysController(accounts, administration);
  }

  /** Finds out who asks; one for both ways, as limits are the same. */
  @Bean
  SecurityFilters securityFilters(
      Accounts accounts,
      SignIn signIn,
      Access access,
      Refusing refusing,
      @Value("${junheng.access.requests-per-minute}") long known,
      @Value("${junheng.access.unknown-requests-per-minute}") long unknown) {
    Duration minute = Duration.ofMinutes(1);
    return new SecurityFilters(
        new DoorFilter(access, refusing),
        new KeyFilter(signIn, refusing),
        new ActorFilter(
            accounts,
            access,
            refusing,
            new Throttle(known, minute),
            new Throttle(unknown, minute)));
  }

  /** The filters of our own. No beans, or they would also stand before the chains. */
  record SecurityFilters(DoorFilter door, KeyFilter key, ActorFilter actor) {}

  /** Programs: each request shows a key. Nothing is remembered, so nothing can be forged. */
  @Bean
  @Order(1)
  SecurityFilterChain programs(
      HttpSecurity http, SecurityFilters filters, AccessRules rules, Refusing refusing)
      throws Exception {
    common(http, filters, rules, refusing);
    return http.securityMatcher(request -> request.getHeader("Authorization") != null)
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(filters.key(), AnonymousAuthenticationFilter.class)
        .build();
  }

  /** People before a browser, and whoever does not say who they are. */
  @Bean
  @Order(2)
  SecurityFilterChain people(
      HttpSecurity http,
      SecurityFilters filters,
      AccessRules rules,
      Refusing refusing,
      SignInPages pages,
      SignIn signIn,
      ObjectProvider<ClientRegistrationRepository> providers,
      @Value("${junheng.openid.claim}") String claim)
      throws Exception {
    common(http, filters, rules, refusing);
    HttpSessionRequestCache pagesOnly = pagesOnly();
    SignInHandlers handlers = new SignInHandlers(pages, refusing, signIn, pagesOnly, claim);
    http.requestCache(cache -> cache.requestCache(pagesOnly))
        .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SignInPages::needsToken))
        .formLogin(
            form ->
                form.loginPage(SignInPages.LOGIN)
                    .successHandler(handlers::welcome)
                    .failureHandler(handlers::refuse))
        .logout(logout -> logout.logoutSuccessUrl(SignInPages.LOGIN + "?out"));
    if (providers.getIfAvailable() != null) {
      http.oauth2Login(
          login ->
              login
                  .loginPage(SignInPages.LOGIN)
                  .successHandler(handlers::recognised)
                  .failureHandler(handlers::refuse));
    }
    return http.build();
  }

  /** Only pages are come back to after signing in; nothing is kept of what programs ask. */
  @SuppressWarnings("NullAway") // null is how the parameter is left out, which we would refuse
  private static HttpSessionRequestCache pagesOnly() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(SignInPages::isPage);
    cache.setMatchingRequestParameterName(null);
    return cache;
  }

  private static void common(
      HttpSecurity http, SecurityFilters filters, AccessRules rules, Refusing refusing)
      throws Exception {
    http.authorizeHttpRequests(requests -> requests.anyRequest().access(rules))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(refusing).accessDeniedHandler(refusing))
        .headers(
            headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
        .addFilterBefore(filters.door(), CsrfFilter.class)
        .addFilterBefore(filters.actor(), AuthorizationFilter.class);
  }

  /** Which methods there are is said by those who answer, and so is that one is not. */
  @Bean
  StrictHttpFirewall httpFirewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setUnsafeAllowAnyHttpMethod(true);
    return firewall;
  }

  @Bean
  RequestRejectedHandler requestRejectedHandler() {
    return (request, response, exception) ->
        ProblemWriter.write(request, response, 400, Message.of("problem.bad-request"));
  }
}
