package coop.byhand.look.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives the pages that are the same for everybody a tag of their content, so that a reader or a
 * cache that has the page already is told so in a few bytes.
 */
@Configuration(proxyBeanMethods = false)
class PageTags {

  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> tagsOfPublicPages() {
    FilterRegistrationBean<ShallowEtagHeaderFilter> registration =
        new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
    registration.addUrlPatterns(
        "", "/search", "/works/*", "/creators/*", "/proposals/*", "/policy/*");
    return registration;
  }
}
