package cn.lianban.portal;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Maps addresses to the files of our pages; Spring finds the home page by its name. */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {

  @Override
  public void addViewControllers(ViewControllerRegistry addresses) {
    addresses.addViewController("/items").setViewName("forward:/items.html");
    addresses.addViewController("/items/{id}").setViewName("forward:/item.html");
    addresses.addViewController("/rounds").setViewName("forward:/rounds.html");
    addresses.addViewController("/rounds/{no}").setViewName("forward:/round.html");
    addresses.addViewController("/apply/{id}").setViewName("forward:/apply.html");
    addresses.addViewController("/ask/{id}").setViewName("forward:/ask.html");
    addresses.addViewController("/requests").setViewName("forward:/cases.html");
    addresses.addViewController("/requests/{no}").setViewName("forward:/request.html");
    addresses.addViewController("/cases").setViewName("forward:/cases.html");
    addresses.addViewController("/cases/{no}").setViewName("forward:/case.html");
    addresses.addViewController("/duties").setViewName("forward:/duties.html");
    addresses.addViewController("/duties/{no}").setViewName("forward:/duty.html");
    addresses.addViewController("/insight").setViewName("forward:/insight.html");
    addresses.addViewController("/insight/cases").setViewName("forward:/insight-cases.html");
    addresses.addViewController("/insight/cases/{no}").setViewName("forward:/insight-trail.html");
    addresses
        .addViewController("/insight/incidents")
        .setViewName("forward:/insight-incidents.html");
    addresses.addViewController("/editions").setViewName("forward:/editions.html");
    addresses.addViewController("/releases").setViewName("forward:/releases.html");
    addresses.addViewController("/readings").setViewName("forward:/readings.html");
    addresses.addViewController("/budgets").setViewName("forward:/budgets.html");
    addresses.addViewController("/cases/{no}/comparison").setViewName("forward:/comparison.html");
    addresses.addViewController("/accounts").setViewName("forward:/accounts.html");
    addresses.addViewController("/companies").setViewName("forward:/companies.html");
    addresses.addViewController("/earlier-awards").setViewName("forward:/earlier-awards.html");
    addresses.addViewController("/profile").setViewName("forward:/profile.html");
    addresses.addViewController("/substitutions").setViewName("forward:/substitutions.html");
  }
}
