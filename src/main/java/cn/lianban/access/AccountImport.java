package cn.lianban.access;

import cn.lianban.access.AccountCreation.NewAccount;
import cn.lianban.access.Posts.Post;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.Sheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates the accounts of a list: all of them, or none if any row has an error; the report says
 * what to do about each.
 */
@Service
public class AccountImport {

  private static final Sheet SHEET =
      new Sheet(List.of("账号", "姓名", "岗位"), "个账号", "一个账号有几个岗位的，以顿号分隔写在同一格，其余请删去");
  private static final int ID = 0;
  private static final int NAME = 1;
  private static final int POSTS = 2;

  private final AccountCreation creation;
  private final Posts posts;
  private final int most;

  AccountImport(AccountCreation creation, Posts posts, AccountSettings settings) {
    this.creation = creation;
    this.posts = posts;
    this.most = settings.importRows();
  }

  /**
   * What is wrong with a cell.
   *
   * @param row number of the row as a spreadsheet program counts it, from 1
   * @param column its heading
   * @param message what is wrong and what to do, in Chinese
   */
  public record Fault(int row, String column, @Nullable String message) {}

  /**
   * The result for a list.
   *
   * @param rows number of accounts in it
   * @param faults empty where all can be created
   * @param made empty where the list was only checked or has errors
   */
  public record Report(int rows, List<Fault> faults, List<HandedOver> made) {}

  /** The column of a field of the account. */
  private static int column(String field) {
    return switch (field) {
      case "id" -> ID;
      case "name" -> NAME;
      case "posts" -> POSTS;
      default -> throw new IllegalArgumentException("An account has no field " + field);
    };
  }

  /** Largest number of rows in a list. */
  public int most() {
    return most;
  }

  /** The required headings of the first row. */
  public static List<String> columns() {
    return SHEET.columns();
  }

  /**
   * Checks the list and creates its accounts if nothing is wrong and more than a check is asked
   * for.
   *
   * @throws cn.lianban.kernel.BadInput where the file is not such a list
   */
  @Transactional
  public Report take(Actor actor, byte[] content, boolean onlyCheck) {
    List<Sheet.Line> lines = SHEET.read(content, most);
    Map<String, Post> all = posts.all();
    List<Fault> faults = new ArrayList<>();
    List<NewAccount> wishes = new ArrayList<>();
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (Sheet.Line line : lines) {
      if (line.fault() != null) {
        faults.add(new Fault(line.number(), SHEET.columns().get(line.faulty()), line.fault()));
        continue;
      }
      List<String> named = new ArrayList<>();
      List<FieldError> errors = new ArrayList<>();
      Stream.of(line.cell(POSTS).split("[、，,；;\\n]+"))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .forEach(
              text ->
                  posts
                      .named(text, all)
                      .ifPresentOrElse(
                          post -> named.add(post.id()),
                          () ->
                              errors.add(
                                  new FieldError("posts", "没有岗位“" + text + "”，请照页面上的岗位名称填写"))));
      NewAccount wish =
          new NewAccount(line.cell(ID), line.cell(NAME), named.stream().distinct().toList());
      wishes.add(wish);
      boolean postsUnknown = !errors.isEmpty();
      creation.faults(wish, all).stream()
          .filter(error -> !(postsUnknown && error.field().equals("posts")))
          .forEach(errors::add);
      Integer before =
          wish.id().isBlank()
              ? null
              : seen.putIfAbsent(wish.id().toLowerCase(Locale.ROOT), line.number());
      if (before != null) {
        errors.add(new FieldError("id", "与第 " + before + " 行的账号相同（不区分大小写），请删去一行或换一个账号名"));
      }
      errors.forEach(
          error ->
              faults.add(
                  new Fault(
                      line.number(), SHEET.columns().get(column(error.field())), error.message())));
    }
    return new Report(
        lines.size(),
        faults,
        onlyCheck || !faults.isEmpty() ? List.of() : creation.createAll(actor, wishes, "由名单导入"));
  }
}
