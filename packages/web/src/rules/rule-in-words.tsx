import type { Rule } from '@waymark/model';
import { useChannelName } from '../maps/audience/use-condition-words.ts';
import { useText } from '../shell/preferences-context.tsx';
import { type Draft, draftOf } from './draft.ts';
import { LeafWords } from './leaf-words.ts';
import { placesOf, useMapsOfRules, useRuleChoices } from './rule-choices.ts';
import styles from './rules.module.css';

/** A rule as sentences, groups indented. */
export function RuleInWords({ rule }: { rule: Rule }) {
  const text = useText();
  const { t } = text;
  const choices = useRuleChoices();
  const maps = useMapsOfRules([rule]);
  const channel = useChannelName();
  const named = (known: readonly { value: string; label: string }[], id: string): string =>
    known.find(({ value }) => value === id)?.label ?? t('rule.unknownName');
  const words = new LeafWords(text, {
    channel,
    touchpoint: (id) => named(choices.touchpoints, id),
    map: (id) => named(choices.maps, id),
    place: (map, id) => {
      const { phases, steps } = placesOf(maps.get(map));
      return named([...phases, ...steps], id);
    },
    audience: (id) => named(choices.audiences, id),
    purpose: (key) => choices.purposes.find(({ value }) => value === key)?.label ?? key,
  });
  const shown = (part: Draft) =>
    part.kind === 'leaf' ? (
      words.of(part.rule, part.not)
    ) : (
      <>
        <em>
          {part.parts.length === 0
            ? t(part.how === 'all' ? 'rule.everybody' : 'rule.nobody')
            : t(part.not ? `rule.none.${part.how}` : `rule.how.${part.how}`)}
        </em>
        <ul>
          {part.parts.map((one) => (
            <li key={one.id}>{shown(one)}</li>
          ))}
        </ul>
      </>
    );
  const draft = draftOf(rule);
  const [only] = draft.parts;
  return (
    <div className={styles.words}>{draft.parts.length === 1 && only !== undefined ? shown(only) : shown(draft)}</div>
  );
}
