package org.junheng.rules.drl;

import java.util.Map;
import java.util.Optional;

/** What Chinese input methods and other scripts put in the place of the signs of the profile. */
final class HalfWidth {
  /** Signs that are no full-width form of one ASCII character. */
  private static final Map<Integer, String> SIGNS =
      Map.ofEntries(
          Map.entry((int) '。', "."),
          Map.entry((int) '、', ","),
          Map.entry((int) '﹐', ","),
          Map.entry((int) '﹔', ";"),
          Map.entry((int) '﹕', ":"),
          Map.entry((int) '︰', ":"),
          Map.entry((int) '∶', ":"),
          Map.entry((int) '·', "."),
          Map.entry((int) '￥', "$"),
          Map.entry((int) '¥', "$"),
          Map.entry((int) '＄', "$"),
          Map.entry((int) '【', "("),
          Map.entry((int) '】', ")"),
          Map.entry((int) '〔', "("),
          Map.entry((int) '〕', ")"),
          Map.entry((int) '「', "\""),
          Map.entry((int) '」', "\""),
          Map.entry((int) '《', "<"),
          Map.entry((int) '》', ">"),
          Map.entry((int) '〈', "<"),
          Map.entry((int) '〉', ">"),
          Map.entry((int) '≥', ">="),
          Map.entry((int) '≧', ">="),
          Map.entry((int) '⩾', ">="),
          Map.entry((int) '≤', "<="),
          Map.entry((int) '≦', "<="),
          Map.entry((int) '⩽', "<="),
          Map.entry((int) '≠', "!="),
          Map.entry((int) '—', "-"),
          Map.entry((int) '–', "-"),
          Map.entry((int) '−', "-"),
          Map.entry((int) '‐', "-"),
          Map.entry((int) '×', "*"),
          Map.entry((int) '÷', "/"));

  /** Letters of other scripts that look like Latin ones, in pairs. */
  private static final String LOOK_ALIKES =
      "аaвBеeкkмMнHоoрpсcтTуyхxіiѕsјjԁdԛqԝwһhАAВBЕEКKМMНHОOРPСCТTХXІIЅSЈJ"
          + "αaνvοoρpτtυuΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX";

  private HalfWidth() {}

  /** What to type instead of a sign; nothing where it is not such a sign. */
  static Optional<String> of(int character) {
    if (character >= 0xFF01 && character <= 0xFF5E) {
      return Optional.of(Character.toString(character - 0xFF01 + '!'));
    }
    return Optional.ofNullable(SIGNS.get(character));
  }

  /** The Latin letter that looks like this one of another script. */
  static Optional<String> lookAlike(int character) {
    for (int i = 0; i < LOOK_ALIKES.length(); i += 2) {
      if (LOOK_ALIKES.charAt(i) == character) {
        return Optional.of(LOOK_ALIKES.substring(i + 1, i + 2));
      }
    }
    return Optional.empty();
  }

  /** A quotation mark other than the ASCII one. */
  static boolean isQuote(int character) {
    return "“”„‟＂〝〞「」『』'‘’‛＇`".indexOf(character) >= 0;
  }

  /** A blank other than the ASCII ones. */
  static boolean isBlank(int character) {
    return character == 0xA0
        || character == 0x3000
        || Character.getType(character) == Character.SPACE_SEPARATOR;
  }

  /**
   * What nobody sees, or what makes the rest be seen otherwise than it is read: control characters,
   * marks that turn the direction, breaks that only some programs take for the end of a line.
   */
  static boolean isHidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> "\t\r\n".indexOf(character) < 0;
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default ->
          character == 0x3164 || character == 0x115F || character == 0x1160 || character == 0xFFA0;
    };
  }
}
