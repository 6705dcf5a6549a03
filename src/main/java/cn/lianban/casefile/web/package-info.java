/** Cases over HTTP. */
package cn.lianban.casefile.web;
