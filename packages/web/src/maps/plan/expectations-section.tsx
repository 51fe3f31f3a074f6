import {
  addExpectation,
  changeExpectation,
  EXPECTATION_SOURCES,
  type Expectation,
  localizeTouchpoint,
  removeExpectation,
  SCALES,
  type Scale,
  type Step,
  writeText,
} from '@waymark/model';
import { ChevronDown, ChevronRight, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useEventNames } from '../../insight/queries.ts';
import { useText } from '../../shell/preferences-context.tsx';
import { Button } from '../../ui/button.tsx';
import page from '../../ui/page.module.css';
import panel from '../live/panel.module.css';
import { Choice } from './choice.tsx';
import { DraftField } from './draft-field.tsx';
import { NumberField } from './number-field.tsx';
import { usePlan } from './plan-context.tsx';
import styles from './plan-panel.module.css';

const SCALE_NAMES = Object.keys(SCALES) as Scale[];
const EVERYWHERE = 'everywhere';

/** What people may expect at a step, aspect by aspect, and where their answers are found. */
export function ExpectationsSection({ step }: { step: Step }) {
  const { shown, change, makeId, readOnly } = usePlan();
  const { t } = useText();
  const [open, setOpen] = useState<string | null>(null);
  const own = shown.expectations.filter(
    (one) => step.touchpoints.includes(one.touchpoint) && (one.step === undefined || one.step === step.id),
  );
  const [touchpoint] = step.touchpoints;
  return (
    <section className={panel.group}>
      <h3>{t('panel.expectations')}</h3>
      {own.length === 0 && (
        <p className={panel.soft}>
          {t(touchpoint === undefined ? 'plan.expectNeedsTouchpoint' : 'plan.noExpectation')}
        </p>
      )}
      {own.map((one) => (
        <div key={one.id} className={styles.fold}>
          <ExpectationHead one={one} open={open === one.id} onToggle={() => setOpen(open === one.id ? null : one.id)} />
          {open === one.id && <ExpectationFields one={one} step={step} />}
        </div>
      ))}
      {!readOnly && (
        <div>
          <Button
            icon={Plus}
            disabled={touchpoint === undefined}
            onClick={() => {
              if (touchpoint === undefined) return;
              const id = makeId();
              change((map) =>
                addExpectation(map, {
                  id,
                  touchpoint,
                  step: step.id,
                  aspect: t('plan.newAspect'),
                  scale: 'oneToFive',
                  level: 4,
                  source: 'promise',
                }),
              );
              setOpen(id);
            }}
          >
            {t('plan.addExpectation')}
          </Button>
        </div>
      )}
    </section>
  );
}

function ExpectationHead({ one, open, onToggle }: { one: Expectation; open: boolean; onToggle: () => void }) {
  const { format } = useText();
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    <button type="button" className={styles.foldHead} aria-expanded={open} onClick={onToggle}>
      <Icon size={15} aria-hidden />
      <span>{one.context === undefined || one.context === '' ? one.aspect : `${one.aspect} (${one.context})`}</span>
      <b>
        {format.number(one.level, 1)}/{format.number(SCALES[one.scale].max)}
      </b>
    </button>
  );
}

function ExpectationFields({ one, step }: { one: Expectation; step: Step }) {
  const { change, writing, touchpoints, readOnly } = usePlan();
  const { t, format } = useText();
  const set = (edit: (one: Expectation) => Expectation): void => change((map) => changeExpectation(map, one.id, edit));
  const { min, max } = SCALES[one.scale];
  return (
    <div className={styles.fields}>
      <DraftField
        label={t('plan.aspect')}
        stored={one.aspect}
        write={(map, text) => changeExpectation(map, one.id, (it) => writeText(it, 'aspect', text, writing))}
      />
      <DraftField
        label={t('plan.context')}
        stored={one.context ?? ''}
        placeholder={t('plan.contextHint')}
        write={(map, text) =>
          changeExpectation(map, one.id, (it) => {
            if (text !== '' || writing.language !== writing.map) return writeText(it, 'context', text, writing);
            const { context: _before, ...bare } = it;
            return bare;
          })
        }
      />
      <div className={styles.two}>
        <Choice
          label={t('plan.scale')}
          value={one.scale}
          disabled={readOnly}
          options={SCALE_NAMES.map((value) => ({ value, label: t(`plan.scale.${value}`) }))}
          onChange={(scale) => set((it) => ({ ...it, scale }))}
        />
        <NumberField
          label={t('plan.level')}
          stored={one.level}
          note={t('plan.levelRange', { min: format.number(min), max: format.number(max) })}
          onChange={(level) => level !== null && set((it) => ({ ...it, level }))}
        />
      </div>
      <Choice
        label={t('plan.source')}
        value={one.source}
        disabled={readOnly}
        options={EXPECTATION_SOURCES.map((value) => ({ value, label: t(`plan.source.${value}`) }))}
        onChange={(source) => set((it) => ({ ...it, source }))}
      />
      {step.touchpoints.length > 1 && (
        <Choice
          label={t('plan.atTouchpoint')}
          value={one.touchpoint}
          disabled={readOnly}
          options={step.touchpoints.map((id) => {
            const found = touchpoints.get(id);
            return { value: id, label: found === undefined ? id : localizeTouchpoint(found, writing.language).name };
          })}
          onChange={(touchpoint) => set((it) => ({ ...it, touchpoint }))}
        />
      )}
      <Choice
        label={t('plan.holds')}
        value={one.step === undefined ? EVERYWHERE : 'here'}
        disabled={readOnly}
        options={[
          { value: 'here', label: t('plan.holdsHere') },
          { value: EVERYWHERE, label: t('plan.holdsEverywhere') },
        ]}
        onChange={(where) => set(({ step: _before, ...it }) => (where === EVERYWHERE ? it : { ...it, step: step.id }))}
      />
      <MeasureFields one={one} onChange={set} />
      {!readOnly && (
        <div>
          <Button icon={Trash2} onClick={() => change((map) => removeExpectation(map, one.id))}>
            {t('plan.removeExpectation')}
          </Button>
        </div>
      )}
    </div>
  );
}

const PROPERTY = /^\w{1,60}(\.\w{1,60}){0,5}$/;

/** In which events answers stand: both must be said before they are kept. */
function MeasureFields({
  one,
  onChange,
}: {
  one: Expectation;
  onChange: (edit: (one: Expectation) => Expectation) => void;
}) {
  const { readOnly } = usePlan();
  const { t } = useText();
  const events = useEventNames();
  const [event, setEvent] = useState(one.measuredBy?.event ?? '');
  const [property, setProperty] = useState(one.measuredBy?.property ?? '');
  const names = new Set([...(events.data ?? []).map(({ name }) => name), ...(event === '' ? [] : [event])]);
  const save = (nextEvent: string, nextProperty: string): void => {
    if (nextEvent === '' || nextProperty === '') {
      if (one.measuredBy !== undefined) onChange(({ measuredBy: _before, ...it }) => it);
    } else if (PROPERTY.test(nextProperty)) {
      onChange((it) => ({ ...it, measuredBy: { ...it.measuredBy, event: nextEvent, property: nextProperty } }));
    }
  };
  return (
    <fieldset className={styles.kpi}>
      <legend>{t('plan.measured')}</legend>
      <Choice
        label={t('plan.measuredEvent')}
        value={event}
        disabled={readOnly}
        options={[
          { value: '', label: t('plan.notMeasured') },
          ...[...names].sort((a, b) => a.localeCompare(b)).map((value) => ({ value, label: value })),
        ]}
        onChange={(next) => {
          setEvent(next);
          save(next, property);
        }}
      />
      {event !== '' && (
        <label className={page.field}>
          <span>{t('plan.measuredProperty')}</span>
          <input
            className={page.input}
            value={property}
            maxLength={200}
            placeholder="ratings.ease"
            readOnly={readOnly}
            aria-invalid={property !== '' && !PROPERTY.test(property)}
            onChange={(change) => setProperty(change.currentTarget.value)}
            onBlur={() => save(event, property)}
          />
          {property !== '' && !PROPERTY.test(property) && <small>{t('plan.measuredBad')}</small>}
        </label>
      )}
    </fieldset>
  );
}
