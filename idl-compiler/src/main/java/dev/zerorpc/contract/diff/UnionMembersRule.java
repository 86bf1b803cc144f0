package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.TypeText;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.contract.UnionDefinition.Member;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The members of a union, by their names on the wire. */
final class UnionMembersRule implements ChangeRule {
  private static final String KEEP_THE_NAME =
      "@name(\"%1$s\") before %2$s keeps the name on the wire.";

  @Override
  public void compare(Definition before, Definition after, Comparison comparison) {
    if (!(before instanceof UnionDefinition old && after instanceof UnionDefinition now)) {
      return;
    }
    Map<String, Member> then = byName(old);
    Map<String, Member> present = byName(now);
    List<Member> added =
        now.members().stream().filter(m -> !then.containsKey(m.wireName())).toList();
    boolean answered = comparison.isAnswered(old, now);
    for (Member member : old.members()) {
      Member counterpart = present.get(member.wireName());
      if (counterpart != null) {
        kept(member, counterpart, Comparison.name(old), answered, comparison);
        continue;
      }
      comparison.reportHinting(
          Likeness.hint(
              member.wireName(),
              added,
              candidate ->
                  new TypeChanges(comparison).relation(member.type(), candidate.type())
                      == TypeRelation.SAME,
              Member::wireName,
              KEEP_THE_NAME),
          ChangeCode.UNION_MEMBER_REMOVED,
          member.origin(),
          now.origin(),
          Comparison.name(old),
          member.wireName());
    }
    for (Member member : added) {
      comparison.report(
          answered ? ChangeCode.ANSWERED_UNION_MEMBER_ADDED : ChangeCode.UNION_MEMBER_ADDED,
          old.origin(),
          member.origin(),
          Comparison.name(old),
          member.wireName());
    }
  }

  private static void kept(
      Member old, Member now, String union, boolean answered, Comparison comparison) {
    String part = "member '" + old.wireName() + "' of union " + union;
    if (!old.name().equals(now.name()) || !old.accessor().equals(now.accessor())) {
      comparison.report(
          ChangeCode.JAVA_NAME_CHANGED,
          old.origin(),
          now.origin(),
          part,
          old.name() + "." + old.accessor(),
          now.name() + "." + now.accessor());
    }
    comparison.deprecation(part, old.deprecated(), old.origin(), now.deprecated(), now.origin());
    TypeRelation relation = new TypeChanges(comparison).relation(old.type(), now.type());
    switch (relation) {
      case SAME -> {}
      case JAVA ->
          comparison.report(
              ChangeCode.JAVA_SHAPE_CHANGED,
              old.origin(),
              now.origin(),
              part,
              Shapes.of(old.type()),
              Shapes.of(now.type()));
      case OPTIONAL, WIDER, NARROWER, OTHER -> {
        boolean taken = relation == TypeRelation.OPTIONAL || relation == TypeRelation.WIDER;
        comparison.report(
            taken && !answered
                ? ChangeCode.UNION_MEMBER_TYPE_WIDENED
                : ChangeCode.UNION_MEMBER_TYPE_CHANGED,
            old.origin(),
            now.origin(),
            union,
            old.wireName(),
            TypeText.of(old.type()),
            TypeText.of(now.type()));
      }
    }
  }

  private static Map<String, Member> byName(UnionDefinition union) {
    return union.members().stream()
        .collect(Collectors.toMap(Member::wireName, Function.identity(), (first, second) -> first));
  }
}
