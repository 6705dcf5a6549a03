package cn.lianban.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The first administrator; looked at only while there is none.
 *
 * @param id empty where none is named
 * @param password empty where none is named
 */
@Validated
@ConfigurationProperties("lianban.admin")
record AdministratorSettings(@DefaultValue("") String id, @DefaultValue("") String password) {}
