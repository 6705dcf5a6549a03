package cn.lianban.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * From which addresses each account has lately logged in. Wrong passwords make an account wait, whoever sends them: without this
 * anybody could keep an official, or a bureau's own system, out by sending one a minute. Known to this node alone, until it stops.
 */
@Component
class FamiliarPlaces {

  private static final int MOST_PLACES = 10;
  /** So many wrong passwords on end, and the address is as strange as any other. */
  private static final int MOST_FAILURES = 5;

  private final Map<String, List<Place>> places = new ConcurrentHashMap<>();

  private record Place(String address, int failures) {}

  boolean isFamiliar(String account, String address) {
    return places.getOrDefault(account, List.of()).stream().anyMatch(place -> place.address.equals(address));
  }

  /** The right password came from there. */
  void succeeded(String account, String address) {
    places.compute(account, (id, before) -> {
      List<Place> after = without(address, before);
      after.add(new Place(address, 0));
      return after.size() > MOST_PLACES ? after.subList(1, after.size()) : after;
    });
  }

  /** A wrong password came from there. */
  void failed(String account, String address) {
    places.computeIfPresent(account, (id, before) -> {
      int failures = before.stream().filter(place -> place.address.equals(address)).mapToInt(place -> place.failures + 1).findFirst().orElse(MOST_FAILURES);
      List<Place> after = without(address, before);
      if (failures < MOST_FAILURES) {
        after.add(new Place(address, failures));
      }
      return after;
    });
  }

  private static List<Place> without(String address, List<Place> before) {
    List<Place> others = new ArrayList<>(before == null ? List.of() : before);
    others.removeIf(place -> place.address.equals(address));
    return others;
  }
}
