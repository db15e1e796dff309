package org.junheng.example;

import java.util.List;

/** Invented names of roads, towns and villages, and of the schools there. */
final class Names {
  private static final String FIRST = "澄霁沐蕙芷棠枫翊朗岚煦砚槿榆梓蘅菁筠珩泠瑾旻桐菱";
  private static final String OF_ROADS = "川晖野汀垣湾坪渡塘圃畴泽溪林屿陌洲浦岸洵麓原堤澜";
  private static final String OF_VILLAGES = "楼庄屯堂铺寨桥集店坊湾渡塘坡洼窑井园林口圩埠垛沟";
  private static final List<String> TOWNS =
      List.of("棠川镇", "芷原镇", "砚桥镇", "霁河镇", "槿泉镇", "沐野镇", "蘅塘镇", "筠渡镇");

  /** How many pairs of characters there are; after so many schools the names are numbered. */
  private static final int PAIRS = FIRST.length() * OF_ROADS.length();

  /** Shares no factor with the pairs, so that neighbours differ and no pair comes twice. */
  private static final int STRIDE = 97;

  private Names() {}

  /** A school's name; no two places have the same. */
  static String of(Place place) {
    if (place.campus()) {
      return of(place.parent()) + "（东校区）";
    }
    int pair = (int) ((long) place.index() * STRIDE % PAIRS);
    char first = FIRST.charAt(pair % FIRST.length());
    char road = OF_ROADS.charAt(pair / FIRST.length());
    char village = OF_VILLAGES.charAt(pair / FIRST.length());
    String town = TOWNS.get(place.index() % TOWNS.size());
    String where =
        switch (place.circumstance()) {
          case PRIVATE -> "" + first + road + "外国语";
          case TOWN -> town + first + road;
          case TOWNSHIP_CENTRAL -> town + first + road + "中心";
          case RURAL, WEAK_RURAL, CLOSED -> town + first + "家" + village;
          case URBAN, CROWDED, CAMPUS, NEW -> "" + first + road + "路";
        };
    int round = place.index() / PAIRS;
    return where + (round == 0 ? "" : "第" + (round + 1)) + place.kind().suffix;
  }
}
