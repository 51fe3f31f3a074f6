import type { Duration, NumberTest } from '@waymark/model';
import { Plus, X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useText } from '../shell/preferences-context.tsx';
import { IconButton } from '../ui/button.tsx';
import page from '../ui/page.module.css';
import { durationOf, lengthOf, TIME_UNITS } from './length-of-time.ts';
import styles from './rules.module.css';
import { flatNumberTest, NUMBER_OPERATORS, numberTestOf } from './tests.ts';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** One of some; its label is heard, and read as a tooltip. */
export function Select<Value extends string>({
  label,
  value,
  options,
  empty,
  onChange,
}: {
  label: string;
  value: Value;
  options: readonly Option<Value>[];
  /** What stands there while nothing is chosen. */
  empty?: string;
  onChange: (value: Value) => void;
}) {
  const known = options.some((one) => one.value === value);
  return (
    <select
      aria-label={label}
      title={label}
      className={`${page.input} ${styles.control}`}
      value={value}
      onChange={(event) => {
        const chosen = options.find((one) => one.value === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {empty !== undefined && (
        <option value="" disabled>
          {empty}
        </option>
      )}
      {!known && value !== '' && <option value={value}>{value}</option>}
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}

/** A line of text, with what was seen before offered below it. */
export function Line({
  label,
  value,
  offered = [],
  onChange,
  ...rest
}: {
  label: string;
  value: string;
  offered?: readonly string[];
  onChange: (value: string) => void;
  type?: 'text' | 'number' | 'date';
  step?: string;
  placeholder?: string;
}) {
  const id = useId();
  return (
    <>
      <input
        type="text"
        step="any"
        {...rest}
        aria-label={label}
        title={label}
        className={`${page.input} ${styles.control}`}
        list={offered.length === 0 ? undefined : id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {offered.length > 0 && (
        <datalist id={id}>
          {offered.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** A number; while nothing readable stands there, the last one holds. */
export function Amount({
  label,
  value,
  least,
  onChange,
}: {
  label: string;
  value: number;
  least?: number;
  onChange: (value: number) => void;
}) {
  return (
    <input
      type="number"
      step={least === undefined ? 'any' : 1}
      min={least}
      aria-label={label}
      title={label}
      className={`${page.input} ${styles.amount}`}
      defaultValue={value}
      onChange={(event) => {
        const entered = event.target.valueAsNumber;
        if (Number.isFinite(entered) && (least === undefined || entered >= least)) onChange(entered);
      }}
    />
  );
}

/** How long: a count and its unit. */
export function LengthInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: Duration;
  onChange: (value: Duration) => void;
}) {
  const { t } = useText();
  const length = lengthOf(value);
  return (
    <>
      <Amount
        label={label}
        value={length.count}
        least={1}
        onChange={(count) => onChange(durationOf({ ...length, count: Math.round(count) }))}
      />
      <Select
        label={t('rule.unit')}
        value={length.unit}
        options={TIME_UNITS.map(({ unit }) => ({
          value: unit,
          label: t(`rule.unit.${unit}`, { count: length.count }),
        }))}
        onChange={(unit) => onChange(durationOf({ ...length, unit }))}
      />
    </>
  );
}

/** A test of a count or a measured number. */
export function NumberTestInput({
  label,
  test,
  onChange,
}: {
  label: string;
  test: NumberTest;
  onChange: (test: NumberTest) => void;
}) {
  const { t } = useText();
  const flat = flatNumberTest(test);
  const [one, other] = flat.values;
  return (
    <>
      <Select
        label={label}
        value={flat.operator}
        options={NUMBER_OPERATORS.map((value) => ({
          value,
          label: flat.not ? t('rule.notOperator', { operator: t(`rule.number.${value}`) }) : t(`rule.number.${value}`),
        }))}
        onChange={(operator) => onChange(numberTestOf({ ...flat, operator }))}
      />
      <Amount
        label={t('rule.value')}
        value={one}
        onChange={(value) =>
          onChange(numberTestOf({ ...flat, values: [value, flat.operator === 'between' ? other : value] }))
        }
      />
      {flat.operator === 'between' && (
        <>
          <span className={styles.word}>{t('rule.and')}</span>
          <Amount
            label={t('rule.upTo')}
            value={other}
            onChange={(value) => onChange(numberTestOf({ ...flat, values: [one, value] }))}
          />
        </>
      )}
    </>
  );
}

/** A further part of a condition: its name, its fields, and the way to take it out again. */
export function Detail({ name, onRemove, children }: { name: string; onRemove: () => void; children: ReactNode }) {
  const { t } = useText();
  return (
    <div className={styles.detail}>
      <span className={styles.name}>{name}</span>
      <div className={styles.fields}>{children}</div>
      <IconButton icon={X} label={t('rule.removeDetail', { name })} onClick={onRemove} />
    </div>
  );
}

/** The parts that could be added to a condition. */
export function AddDetails({ offers }: { offers: readonly { readonly name: string; readonly add: () => void }[] }) {
  if (offers.length === 0) return null;
  return (
    <div className={styles.offers}>
      {offers.map(({ name, add }) => (
        <button key={name} type="button" onClick={add}>
          <Plus size={13} aria-hidden />
          {name}
        </button>
      ))}
    </div>
  );
}
