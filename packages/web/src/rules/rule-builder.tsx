import type { LeafKind, LeafRule } from '@waymark/model';
import { ArrowDown, ArrowUp, Group, Plus, X } from 'lucide-react';
import { useText } from '../shell/preferences-context.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { ChoiceSwitch } from '../ui/choice-switch.tsx';
import { Select } from './controls.tsx';
import {
  type Draft,
  type GroupDraft,
  groupDraft,
  isComplete,
  kindOfLeaf,
  type LeafDraft,
  leafDraft,
  movedPart,
  withPart,
} from './draft.ts';
import { EventInput, OccurrenceInput, SequenceInput } from './event-inputs.tsx';
import { freshLeaf, LEAF_KINDS } from './fresh-leaf.ts';
import styles from './rules.module.css';
import { ExperienceInput, MapInput, NamedInput, TraitInput } from './state-inputs.tsx';

/** Deeper groups are still shown and kept, but no deeper ones are offered: nobody reads them. */
const DEEPEST_OFFERED = 5;

/** Writes a rule: conditions and groups of them, as deep as one likes. */
export function RuleBuilder({
  draft,
  depth = 0,
  onChange,
}: {
  draft: GroupDraft;
  depth?: number;
  onChange: (draft: GroupDraft) => void;
}) {
  const { t } = useText();
  const { parts } = draft;
  const set = (next: readonly Draft[]): void => onChange({ ...draft, parts: next });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group within groups, whose legend is its first control
    <div role="group" aria-label={t('rule.group')} className={styles.group} data-depth={depth}>
      <div className={styles.how}>
        <ChoiceSwitch
          label={t('rule.how')}
          chosen={draft.how}
          choices={(['all', 'any'] as const).map((value) => ({ value, label: t(`rule.how.${value}`) }))}
          onChoose={(how) => onChange({ ...draft, how })}
        />
        {depth > 0 && <NotToggle not={draft.not} onChange={(not) => onChange({ ...draft, not })} />}
      </div>
      {parts.length === 0 && <p className={styles.soft}>{t(draft.how === 'all' ? 'rule.everybody' : 'rule.nobody')}</p>}
      <ul className={styles.parts}>
        {parts.map((part, place) => (
          <li key={part.id}>
            {place > 0 && <span className={styles.joint}>{t(draft.how === 'all' ? 'rule.and' : 'rule.or')}</span>}
            <div className={styles.part} data-open={part.kind === 'leaf' && !isComplete(part.rule) ? '' : undefined}>
              <div className={styles.body}>
                {part.kind === 'leaf' ? (
                  <Leaf part={part} onChange={(next) => set(withPart(parts, place, next))} />
                ) : (
                  <RuleBuilder draft={part} depth={depth + 1} onChange={(next) => set(withPart(parts, place, next))} />
                )}
              </div>
              <div className={styles.tools}>
                {place > 0 && (
                  <IconButton
                    icon={ArrowUp}
                    label={t('rule.moveUp', { place: place + 1 })}
                    onClick={() => set(movedPart(parts, place, -1))}
                  />
                )}
                {place < parts.length - 1 && (
                  <IconButton
                    icon={ArrowDown}
                    label={t('rule.moveDown', { place: place + 1 })}
                    onClick={() => set(movedPart(parts, place, 1))}
                  />
                )}
                {part.kind === 'leaf' && depth < DEEPEST_OFFERED && (
                  <IconButton
                    icon={Group}
                    label={t('rule.wrap', { place: place + 1 })}
                    onClick={() => set(withPart(parts, place, groupDraft(draft.how === 'all' ? 'any' : 'all', [part])))}
                  />
                )}
                <IconButton
                  icon={X}
                  label={t('rule.remove', { place: place + 1 })}
                  onClick={() => set(withPart(parts, place, null))}
                />
              </div>
            </div>
          </li>
        ))}
      </ul>
      <div className={styles.add}>
        <Button icon={Plus} onClick={() => set([...parts, leafDraft(freshLeaf('event'))])}>
          {t('rule.add')}
        </Button>
        {depth < DEEPEST_OFFERED && (
          <Button
            look="quiet"
            icon={Group}
            onClick={() =>
              set([...parts, groupDraft(draft.how === 'all' ? 'any' : 'all', [leafDraft(freshLeaf('event'))])])
            }
          >
            {t('rule.addGroup')}
          </Button>
        )}
      </div>
    </div>
  );
}

function NotToggle({ not, onChange }: { not: boolean; onChange: (not: boolean) => void }) {
  const { t } = useText();
  return (
    <button type="button" className={styles.not} aria-pressed={not} onClick={() => onChange(!not)}>
      {t('rule.not')}
    </button>
  );
}

function Leaf({ part, onChange }: { part: LeafDraft; onChange: (part: LeafDraft) => void }) {
  const { t } = useText();
  const kind = kindOfLeaf(part.rule);
  const set = (rule: LeafRule): void => onChange({ ...part, rule });
  return (
    <>
      <div className={styles.kind}>
        <Select<LeafKind>
          label={t('rule.kind')}
          value={kind}
          options={LEAF_KINDS.map((value) => ({ value, label: t(`rule.kind.${value}`) }))}
          onChange={(next) => set(freshLeaf(next))}
        />
        <NotToggle not={part.not} onChange={(not) => onChange({ ...part, not })} />
      </div>
      <LeafInput rule={part.rule} onChange={set} />
      {!isComplete(part.rule) && <p className={styles.open}>{t('rule.incomplete')}</p>}
    </>
  );
}

function LeafInput({ rule, onChange }: { rule: LeafRule; onChange: (rule: LeafRule) => void }) {
  if ('trait' in rule) return <TraitInput rule={rule} onChange={onChange} />;
  if ('occurrence' in rule) return <OccurrenceInput rule={rule} onChange={onChange} />;
  if ('event' in rule) return <EventInput rule={rule} onChange={onChange} />;
  if ('sequence' in rule) return <SequenceInput rule={rule} onChange={onChange} />;
  if ('map' in rule) return <MapInput rule={rule} onChange={onChange} />;
  if ('experience' in rule) return <ExperienceInput rule={rule} onChange={onChange} />;
  return <NamedInput rule={rule} onChange={onChange} />;
}
