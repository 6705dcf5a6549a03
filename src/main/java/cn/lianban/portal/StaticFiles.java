package cn.lianban.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.lianban.kernel.web.HashedLinks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Serves the files of our pages. Links in pages contain a hash of all these files, so browsers keep
 * the linked files for a year without asking, and load everything anew when any file changes.
 * Scripts import each other by relative addresses and so stay under the same hash. Browsers may
 * keep other files too, but ask each time whether they have changed.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

  private static final String FILES = "classpath:/static/";
  private static final String ASSETS = "classpath:/static/assets/";
  private static final String STYLE = "style.css";

  private static final CacheControl FOR_GOOD =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final PageFrame frame = new PageFrame();

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(HashedLinks.FOLDER + HashedLinks.hash() + "/**")
        .addResourceLocations(ASSETS)
        .setCacheControl(FOR_GOOD)
        .resourceChain(true)
        .addResolver(new HashedFiles(""));
    // a hash from another node or an earlier release: the present file is sent, but must not be
    // cached under that address
    registry
        .addResourceHandler(HashedLinks.FOLDER + "**")
        .addResourceLocations(ASSETS)
        .setCacheControl(CacheControl.noStore())
        .resourceChain(true)
        .addResolver(new HashedFiles("[0-9a-f]+/"));
    registry
        .addResourceHandler("/assets/lib/**")
        .addResourceLocations(ASSETS + "lib/")
        .setCacheControl(FOR_GOOD);
    registry
        .addResourceHandler("/**")
        .addResourceLocations(FILES)
        .setCacheControl(CacheControl.noCache())
        .setEtagGenerator(StaticFiles::tag)
        .resourceChain(true)
        .addTransformer(new FramedPages());
  }

  /** A weak ETag, because the compressed and the plain answer share it. */
  private static String tag(Resource file) {
    return "W/\"" + HashedLinks.hash(file) + "\"";
  }

  /**
   * Finds the file for an address with a hash; the common style sheet lies beside the folder of the
   * other files.
   */
  private static final class HashedFiles extends PathResourceResolver {

    private final Pattern before;

    HashedFiles(String before) {
      this.before = Pattern.compile("^" + before);
    }

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      Matcher hash = before.matcher(path);
      if (!hash.find()) {
        return null;
      }
      String file = path.substring(hash.end());
      return file.equals(STYLE)
          ? new ClassPathResource("static/" + STYLE)
          : super.getResource(file, location);
    }
  }

  /** Puts pages into their frame and adds the hash to their links. */
  private final class FramedPages implements ResourceTransformer {

    @Override
    public Resource transform(
        HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
        throws IOException {
      Resource file = chain.transform(request, resource);
      String name = file.getFilename();
      if (name == null || !name.endsWith(".html")) {
        return file;
      }
      return new TransformedResource(
          file, HashedLinks.in(frame.around(file.getContentAsString(UTF_8))).getBytes(UTF_8));
    }
  }
}
