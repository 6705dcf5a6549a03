/** What accounts and bureaus are told: reminders, escalations, corrections. */
@NullMarked
package cn.lianban.notices;

import org.jspecify.annotations.NullMarked;
