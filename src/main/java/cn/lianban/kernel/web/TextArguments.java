package cn.lianban.kernel.web;

import cn.lianban.kernel.PlainText;
import java.beans.PropertyEditorSupport;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Cleans texts in an address, a query, a header or a form part before they reach the controllers,
 * as is done for JSON.
 */
@ControllerAdvice
class TextArguments {

  @InitBinder
  void clean(WebDataBinder binder) {
    binder.registerCustomEditor(
        String.class,
        new PropertyEditorSupport() {
          @Override
          public void setAsText(String text) {
            setValue(PlainText.clean(text));
          }
        });
  }
}
