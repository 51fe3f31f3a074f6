import type { Anchor, Pattern } from '@waymark/model';
import { useText } from '../shell/preferences-context.tsx';
import { AddDetails, Detail, LengthInput, Select } from './controls.tsx';
import { PatternInput } from './pattern-input.tsx';

const ENDS = ['first', 'last'] as const;

const patternOf = (anchor: Anchor): Pattern => ('first' in anchor ? anchor.first : anchor.last);

function anchorOf(end: (typeof ENDS)[number], pattern: Pattern, length: Anchor['for']): Anchor {
  const further = length === undefined ? {} : { for: length };
  return end === 'first' ? { first: pattern, ...further } : { last: pattern, ...further };
}

/** A moment of the person's own history: the first or last event like this, and how long before or after it counts. */
export function AnchorInput({ anchor, onChange }: { anchor: Anchor; onChange: (anchor: Anchor) => void }) {
  const { t } = useText();
  const end = 'first' in anchor ? 'first' : 'last';
  const pattern = patternOf(anchor);
  return (
    <>
      <Select
        label={t('rule.anchor')}
        value={end}
        options={ENDS.map((value) => ({ value, label: t(`rule.anchor.${value}`) }))}
        onChange={(next) => onChange(anchorOf(next, pattern, anchor.for))}
      />
      <PatternInput pattern={pattern} onChange={(next) => onChange(anchorOf(end, next, anchor.for))} />
      {anchor.for === undefined ? (
        <AddDetails offers={[{ name: t('rule.anchor.for'), add: () => onChange(anchorOf(end, pattern, 'P7D')) }]} />
      ) : (
        <Detail name={t('rule.anchor.for')} onRemove={() => onChange(anchorOf(end, pattern, undefined))}>
          <LengthInput
            label={t('rule.anchor.for')}
            value={anchor.for}
            onChange={(length) => onChange(anchorOf(end, pattern, length))}
          />
        </Detail>
      )}
    </>
  );
}
