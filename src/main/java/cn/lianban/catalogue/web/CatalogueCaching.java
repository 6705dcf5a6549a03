package cn.lianban.catalogue.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Gives the catalogue an ETag of its content, so that an unchanged one is not sent again. */
@Configuration(proxyBeanMethods = false)
class CatalogueCaching {

  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> catalogueEtag() {
    ShallowEtagHeaderFilter tags = new ShallowEtagHeaderFilter();
    // an answer with a strong one would not be compressed
    tags.setWriteWeakETag(true);
    FilterRegistrationBean<ShallowEtagHeaderFilter> filter = new FilterRegistrationBean<>(tags);
    filter.addUrlPatterns("/api/items", "/api/items/*");
    return filter;
  }
}
