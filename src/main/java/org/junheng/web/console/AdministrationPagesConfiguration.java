package org.junheng.web.console;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages of those who look after the service, and of everybody's own keys. */
@Configuration(proxyBeanMethods = false)
@Import({AccountsPageController.class, KeysPageController.class, HealthPageController.class})
public class AdministrationPagesConfiguration {}
