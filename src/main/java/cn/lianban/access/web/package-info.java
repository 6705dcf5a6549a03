/** The page where people log in, and what pages may know about who has. */
package cn.lianban.access.web;
