package cn.lianban.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks the page with axe-core and looks for layout faults, in a window of 1280 pixels at 100 %,
 * 200 % and 400 % zoom. Zoom is simulated as browsers do it: fewer CSS pixels, each of them larger.
 */
final class Accessibility {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 1000;
  private static final String AXE = axe();

  /** Includes moderate faults, because those of landmarks and heading order have this level. */
  private static final String FAULTS =
      """
      async ([place, excused]) => (await axe.run(place, {resultTypes: ['violations']})).violations
        .filter(fault => ['moderate', 'serious', 'critical'].includes(fault.impact))
        .flatMap(fault => fault.nodes
          .filter(node => !excused.some(one => one.rule === fault.id && document.querySelector(node.target.at(-1))?.matches(one.element)))
          .map(node => fault.id + ': ' + node.target.join(' ') + ' – ' + (node.any[0]?.message ?? fault.help)))
      """;

  /**
   * Finds texts and controls outside the window or cut off, except in areas that scroll by
   * themselves, and covered buttons.
   */
  private static final String CUT =
      """
      () => {
        const found = [];
        const root = document.documentElement;
        if (root.scrollWidth > root.clientWidth) {
          found.push('the page scrolls to the side: ' + root.scrollWidth + ' > ' + root.clientWidth);
        }
        const name = one => one.tagName.toLowerCase() + (one.id ? '#' + one.id : '') + (one.className && one.className.split ? '.' + one.className.split(' ').join('.') : '') + ' ' + (one.textContent || one.value || '').trim().slice(0, 30);
        const scrolls = one => {
          for (let up = one; up && up !== document.body; up = up.parentElement) {
            if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX)) {
              return true;
            }
          }
          return false;
        };
        const hidden = one => one.closest('.skip, .unseen, .sr-only, [aria-hidden=true], svg, canvas, .bjs-container');
        for (const one of document.body.querySelectorAll('*')) {
          const own = [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
          if (!one.checkVisibility() || hidden(one) || !(own || one.matches('input, select, textarea, button')) || scrolls(one)) {
            continue;
          }
          const box = one.getBoundingClientRect();
          if (box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1)) {
            found.push('out of the window: ' + name(one));
          } else if (own && getComputedStyle(one).overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1) {
            found.push('cut off: ' + name(one));
          }
        }
        for (const one of document.querySelectorAll('button, a.button, input[type=submit]')) {
          if (!one.checkVisibility({visibilityProperty: true}) || hidden(one) || one.disabled) {
            continue;
          }
          one.scrollIntoView({block: 'center', behavior: 'instant'});
          const box = one.getBoundingClientRect();
          const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          if (!top || !(one.contains(top) || top.contains(one))) {
            found.push('not to be reached: ' + name(one) + (top ? ' below ' + name(top) : ''));
          }
        }
        window.scrollTo(0, 0);
        return found;
      }
      """;

  /** A fault of the engine's own markup that we cannot put right. */
  record Excuse(String rule, String element, String why) {}

  private final Page page;
  private final CDPSession devtools;

  Accessibility(Page page) {
    this.page = page;
    this.devtools = page.context().newCDPSession(page);
  }

  /** Opens the page of this address and looks at it at each zoom. */
  List<String> faultsAt(String address) {
    zoom(1);
    page.navigate(address);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    List<String> faults = new ArrayList<>(named(address, 1, faults("body", List.of())));
    for (int zoom : List.of(2, 4)) {
      zoom(zoom);
      if (zoom == 2) {
        faults.addAll(named(address, zoom, faults("body", List.of())));
      }
      faults.addAll(named(address, zoom, cut()));
    }
    return faults;
  }

  /** Sets the size of the window as the browser's zoom would. */
  void zoom(int times) {
    JsonObject size = new JsonObject();
    size.addProperty("width", WIDTH / times);
    size.addProperty("height", HEIGHT / times);
    size.addProperty("deviceScaleFactor", times);
    size.addProperty("mobile", false);
    devtools.send("Emulation.setDeviceMetricsOverride", size);
  }

  List<String> faults(String place, List<Excuse> excused) {
    if (!(boolean) page.evaluate("() => 'axe' in window")) {
      page.evaluate(AXE);
    }
    List<Map<String, String>> excuses =
        excused.stream().map(one -> Map.of("rule", one.rule(), "element", one.element())).toList();
    return texts(page.evaluate(FAULTS, List.of(place, excuses)));
  }

  List<String> cut() {
    return texts(page.evaluate(CUT));
  }

  private static List<String> named(String address, int zoom, List<String> faults) {
    return faults.stream().map(fault -> address + " at " + zoom * 100 + " %: " + fault).toList();
  }

  @SuppressWarnings("unchecked")
  private static List<String> texts(Object answer) {
    return (List<String>) answer;
  }

  private static String axe() {
    try (InputStream axe =
        Accessibility.class.getResourceAsStream("/lib/axe-core/4.14.1/axe.min.js")) {
      return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
