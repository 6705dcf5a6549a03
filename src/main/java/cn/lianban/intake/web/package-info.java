/** What applicants send in. */
package cn.lianban.intake.web;
