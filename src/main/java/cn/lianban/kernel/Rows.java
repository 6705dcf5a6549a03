package cn.lianban.kernel;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.core.RowMapper;

/**
 * Reads rows into records: each component from the column of its name, {@code applicationNo} from
 * {@code application_no}. Columns that the record does not have are left aside; where a column has
 * another name the statement says {@code as}.
 *
 * <p>Beside the types of JDBC it knows money in yuan, times, which come in the zone of the service,
 * the values of {@link Coded} lists, which are kept by their id, and arrays of texts as lists and
 * sets. A component that is a record itself is read from the same row. A null is null, and in a
 * primitive component 0 or false, as JDBC has it.
 */
public final class Rows {

  private static final Map<Class<?>, Shape<?>> SHAPES = new ConcurrentHashMap<>();

  private Rows() {}

  /**
   * For one statement: its columns are looked up once.
   *
   * @throws IllegalArgumentException for a record with a component of a type that no column holds
   */
  @SuppressWarnings("unchecked")
  public static <T extends Record> RowMapper<T> of(Class<T> type) {
    return new Mapper<>((Shape<T>) SHAPES.computeIfAbsent(type, Rows::shape));
  }

  private interface Reader {
    @Nullable Object read(ResultSet row, int column) throws SQLException;
  }

  /** One component: read from a column by the reader, or, where it is a record, from several. */
  private record Part(String name, @Nullable Reader reader, @Nullable Shape<?> inner) {

    Stream<String> names() {
      return inner == null ? Stream.of(name) : inner.names();
    }

    @Nullable Object read(ResultSet row, Columns columns) throws SQLException {
      return reader != null
          ? reader.read(row, columns.next())
          : Objects.requireNonNull(inner, "what has no reader is a record").read(row, columns);
    }
  }

  private record Shape<T>(Constructor<T> constructor, List<Part> parts) {

    /** The names of all columns that are read, in the order in which they are. */
    Stream<String> names() {
      return parts.stream().flatMap(Part::names);
    }

    T read(ResultSet row, Columns columns) throws SQLException {
      @Nullable Object[] values = new @Nullable Object[parts.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = parts.get(i).read(row, columns);
      }
      return BeanUtils.instantiateClass(constructor, values);
    }
  }

  private static final class Columns {

    private final int[] numbers;
    private int read;

    Columns(int[] numbers) {
      this.numbers = numbers;
    }

    int next() {
      return numbers[read++];
    }
  }

  private static final class Mapper<T> implements RowMapper<T> {

    private final Shape<T> shape;
    private int @Nullable [] columns;

    Mapper(Shape<T> shape) {
      this.shape = shape;
    }

    @Override
    public T mapRow(ResultSet row, int number) throws SQLException {
      int[] found = columns;
      if (found == null || number == 0) {
        found = columns(row.getMetaData());
        columns = found;
      }
      return shape.read(row, new Columns(found));
    }

    private int[] columns(ResultSetMetaData found) throws SQLException {
      Map<String, Integer> byName = new HashMap<>();
      for (int column = 1; column <= found.getColumnCount(); column++) {
        byName.putIfAbsent(plain(found.getColumnLabel(column)), column);
      }
      return shape
          .names()
          .mapToInt(
              name -> {
                Integer column = byName.get(plain(name));
                if (column == null) {
                  throw new IllegalStateException(
                      "The statement has no column for "
                          + shape.constructor.getDeclaringClass().getSimpleName()
                          + "."
                          + name);
                }
                return column;
              })
          .toArray();
    }
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static Shape<?> shape(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return new Shape<>(
          type.getDeclaredConstructor(types), Arrays.stream(components).map(Rows::part).toList());
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Part part(RecordComponent component) {
    Class<?> type = component.getType();
    return type.isRecord() && type != Money.class
        ? new Part(component.getName(), null, shape(type))
        : new Part(component.getName(), reader(component), null);
  }

  private static Reader reader(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == String.class) {
      return ResultSet::getString;
    } else if (type == long.class) {
      return ResultSet::getLong;
    } else if (type == int.class) {
      return ResultSet::getInt;
    } else if (type == boolean.class) {
      return ResultSet::getBoolean;
    } else if (type == BigDecimal.class) {
      return ResultSet::getBigDecimal;
    } else if (type == byte[].class) {
      return ResultSet::getBytes;
    } else if (type == Long.class
        || type == Integer.class
        || type == Boolean.class
        || type == LocalDate.class) {
      return (row, column) -> row.getObject(column, type);
    } else if (type == Money.class) {
      return (row, column) -> Money.ofNullable(row.getBigDecimal(column));
    } else if (type == OffsetDateTime.class) {
      return Rows::time;
    } else if (type == List.class) {
      return (row, column) -> {
        String[] texts = texts(row, column);
        return texts == null ? null : List.of(texts);
      };
    } else if (type == Set.class) {
      return (row, column) -> {
        String[] texts = texts(row, column);
        return texts == null ? null : Set.of(texts);
      };
    } else if (type.isEnum() && Coded.class.isAssignableFrom(type)) {
      return coded(type);
    }
    throw new IllegalArgumentException(
        "No column holds a "
            + type.getSimpleName()
            + ", which "
            + component.getDeclaringRecord().getSimpleName()
            + "."
            + component.getName()
            + " is");
  }

  private static @Nullable Object time(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.atZoneSameInstant(ZoneId.systemDefault()).toOffsetDateTime();
  }

  private static String @Nullable [] texts(ResultSet row, int column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? null : (String[]) array.getArray();
  }

  private static Reader coded(Class<?> list) {
    Map<String, Object> values = new HashMap<>();
    for (Object value : list.getEnumConstants()) {
      values.put(((Coded) value).id(), value);
    }
    return (row, column) -> {
      String id = row.getString(column);
      if (id != null && !values.containsKey(id)) {
        throw new IllegalArgumentException("No " + list.getSimpleName() + " " + id);
      }
      return values.get(id);
    };
  }
}
