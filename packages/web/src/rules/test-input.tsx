import type { BareTest, Scalar, Test } from '@waymark/model';
import { useText } from '../shell/preferences-context.tsx';
import { Amount, LengthInput, Line, Select } from './controls.tsx';
import styles from './rules.module.css';
import { flatTest, OPERATORS, type Operator, operatorOf, testOf, withOperator } from './tests.ts';

/** Operators whose negation is offered by a name of its own. */
const NEGATED: readonly Operator[] = ['is', 'in', 'contains', 'exists'];

type Type = 'text' | 'number' | 'boolean';
const TYPES: readonly Type[] = ['text', 'number', 'boolean'];

const typeOf = (value: Scalar): Type => (typeof value === 'string' ? 'text' : (typeof value as Type));

function typed(text: string, type: Type): Scalar {
  if (type === 'text') return text;
  if (type === 'boolean') return text === 'true';
  const number = Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : 0;
}

/** A test of a property or trait: how it is compared, and with what. */
export function TestInput({
  test: whole,
  seen,
  onChange,
}: {
  test: Test;
  /** Values that were seen, to choose from. */
  seen: readonly Scalar[];
  onChange: (test: Test) => void;
}) {
  const { t } = useText();
  const { test, not } = flatTest(whole);
  const operator = operatorOf(test);
  const choices = OPERATORS.flatMap((one) =>
    (NEGATED.includes(one) || (one === operator && not) ? [false, true] : [false]).map((negated) => ({
      value: `${negated ? '!' : ''}${one}`,
      label: negated
        ? NEGATED.includes(one)
          ? t(`rule.not.${one as 'is' | 'in' | 'contains' | 'exists'}`)
          : t('rule.notOperator', { operator: t(`rule.operator.${one}`) })
        : t(`rule.operator.${one}`),
    })),
  );
  const choose = (value: string): void => {
    const next = OPERATORS.find((one) => one === value.replace('!', '')) ?? 'is';
    const [first] = seen;
    const changed = next === operator ? test : withOperator(test, next);
    // Something that was seen is a better start than nothing.
    const begun = 'is' in changed && changed.is === '' && first !== undefined ? { ...changed, is: first } : changed;
    onChange(testOf({ test: begun, not: value.startsWith('!') }));
  };
  return (
    <>
      <Select label={t('rule.compare')} value={`${not ? '!' : ''}${operator}`} options={choices} onChange={choose} />
      <Operand test={test} seen={seen} onChange={(next) => onChange(testOf({ test: next, not }))} />
    </>
  );
}

function Operand({
  test,
  seen,
  onChange,
}: {
  test: BareTest;
  seen: readonly Scalar[];
  onChange: (test: BareTest) => void;
}) {
  const { t } = useText();
  const offered = seen.map(String);
  if ('exists' in test) return null;
  if ('is' in test) return <ScalarInput value={test.is} seen={seen} onChange={(is) => onChange({ ...test, is })} />;
  if ('in' in test) {
    const type = typeOf(test.in[0] ?? seen[0] ?? '');
    return (
      <Line
        label={t('rule.values')}
        placeholder={t('rule.valuesHint')}
        value={test.in.map(String).join(', ')}
        offered={offered}
        onChange={(text) =>
          onChange({
            ...test,
            in: text
              .split(',')
              .map((one, place, all) => (place === all.length - 1 ? one.trimStart() : one.trim()))
              .filter((one, place, all) => one !== '' || place === all.length - 1)
              .map((one) => typed(one, type === 'number' && !/^-?\d+([.,]\d+)?$/.test(one) ? 'text' : type)),
          })
        }
      />
    );
  }
  if ('contains' in test)
    return (
      <Line label={t('rule.value')} value={test.contains} onChange={(contains) => onChange({ ...test, contains })} />
    );
  if ('startsWith' in test)
    return (
      <Line
        label={t('rule.value')}
        value={test.startsWith}
        offered={offered}
        onChange={(startsWith) => onChange({ ...test, startsWith })}
      />
    );
  if ('between' in test)
    return (
      <>
        <Amount
          label={t('rule.value')}
          value={test.between[0]}
          onChange={(from) => onChange({ between: [from, test.between[1]] })}
        />
        <span className={styles.word}>{t('rule.and')}</span>
        <Amount
          label={t('rule.upTo')}
          value={test.between[1]}
          onChange={(to) => onChange({ between: [test.between[0], to] })}
        />
      </>
    );
  if ('gt' in test) return <Amount label={t('rule.value')} value={test.gt} onChange={(gt) => onChange({ gt })} />;
  if ('gte' in test) return <Amount label={t('rule.value')} value={test.gte} onChange={(gte) => onChange({ gte })} />;
  if ('lt' in test) return <Amount label={t('rule.value')} value={test.lt} onChange={(lt) => onChange({ lt })} />;
  if ('lte' in test) return <Amount label={t('rule.value')} value={test.lte} onChange={(lte) => onChange({ lte })} />;
  if ('withinLast' in test)
    return (
      <LengthInput
        label={t('rule.operator.withinLast')}
        value={test.withinLast}
        onChange={(withinLast) => onChange({ withinLast })}
      />
    );
  const isBefore = 'before' in test;
  const instant = isBefore ? test.before : test.after;
  return (
    <Line
      type="date"
      label={t('rule.day')}
      value={instant.slice(0, 10)}
      onChange={(day) => {
        const at = day === '' ? '' : `${day}T00:00:00Z`;
        onChange(isBefore ? { before: at } : { after: at });
      }}
    />
  );
}

/** A value with its type: 1, "1" and true are three values. */
function ScalarInput({
  value,
  seen,
  onChange,
}: {
  value: Scalar;
  seen: readonly Scalar[];
  onChange: (value: Scalar) => void;
}) {
  const { t } = useText();
  const type = typeOf(value);
  const others = seen.filter((one) => typeOf(one) === type).map(String);
  return (
    <>
      {type === 'boolean' ? (
        <Select
          label={t('rule.value')}
          value={String(value)}
          options={['true', 'false'].map((one) => ({
            value: one,
            label: t(one === 'true' ? 'audience.true' : 'audience.false'),
          }))}
          onChange={(text) => onChange(text === 'true')}
        />
      ) : type === 'number' ? (
        <Amount label={t('rule.value')} value={Number(value)} onChange={onChange} />
      ) : (
        <Line label={t('rule.value')} value={String(value)} offered={others} onChange={onChange} />
      )}
      <Select
        label={t('rule.type')}
        value={type}
        options={TYPES.map((one) => ({ value: one, label: t(`rule.type.${one}`) }))}
        onChange={(next) => onChange(seen.find((one) => typeOf(one) === next) ?? typed(String(value), next))}
      />
    </>
  );
}
