package cn.lianban.catalogue.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Gives answers of the catalogue an ETag, so that unchanged content is not sent again. */
@Configuration(proxyBeanMethods = false)
class CatalogueCaching {

  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> catalogueEtag() {
    ShallowEtagHeaderFilter tags = new ShallowEtagHeaderFilter();
    // the server does not compress answers with a strong ETag
    tags.setWriteWeakETag(true);
    FilterRegistrationBean<ShallowEtagHeaderFilter> filter = new FilterRegistrationBean<>(tags);
    filter.addUrlPatterns("/api/items", "/api/items/*");
    return filter;
  }
}
