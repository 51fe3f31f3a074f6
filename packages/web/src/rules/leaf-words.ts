import {
  type Anchor,
  type Condition,
  type EventField,
  foldCondition,
  type LeafRule,
  type NumberTest,
  type Pattern,
  type Period,
  type Scalar,
  type Test,
} from '@waymark/model';
import type { Text } from '@waymark/text';
import { lengthOf, smallerIfOne } from './length-of-time.ts';
import { flatNumberTest, flatTest, operandsOf, operatorOf } from './tests.ts';

/** How things that rules name by id are called. */
export interface RuleNames {
  readonly channel: (channel: string) => string;
  readonly touchpoint: (id: string) => string;
  readonly map: (id: string) => string;
  readonly place: (map: string, id: string) => string;
  readonly audience: (id: string) => string;
  readonly purpose: (key: string) => string;
}

/** Conditions in words of a language. */
export class LeafWords {
  readonly #text: Text;
  readonly #names: RuleNames;

  constructor(text: Text, names: RuleNames) {
    this.#text = text;
    this.#names = names;
  }

  /** A condition as a sentence without its subject. */
  of(rule: LeafRule, not: boolean): string {
    const { t } = this.#text;
    const negated = (
      key: 'event' | 'trait' | 'consent' | 'audience' | 'map' | 'skipped',
      values: Record<string, string>,
    ) => t(not ? `rule.says.${key}Not` : `rule.says.${key}`, values);
    if ('trait' in rule) {
      const { trait, ...test } = rule;
      return negated('trait', { trait, test: this.#test(test as Test) });
    }
    if ('consent' in rule) return negated('consent', { purpose: this.#names.purpose(rule.consent) });
    if ('audience' in rule) return negated('audience', { audience: this.#names.audience(rule.audience) });
    if ('map' in rule) {
      const map = this.#names.map(rule.map);
      const id = rule.step ?? rule.phase;
      if (rule.skipped === true)
        return negated('skipped', {
          what: id === undefined ? t('rule.says.anyStep') : this.#quoted(this.#names.place(rule.map, id)),
          map,
        });
      const where =
        id === undefined
          ? t('rule.says.onMap', { map })
          : t('rule.says.at', { place: this.#names.place(rule.map, id), map });
      const parts =
        rule.stuckFor === undefined
          ? [where]
          : [where, t('rule.says.stuckFor', { length: this.#length(rule.stuckFor) })];
      return negated('map', { where: parts.join(', ') });
    }
    if ('experience' in rule) {
      const { touchpoint, aspect, gap } = rule.experience;
      const of = this.#quoted(this.#names.touchpoint(touchpoint));
      const what = aspect === undefined ? of : t('rule.says.aspect', { aspect, touchpoint: of });
      const sentence = t('rule.says.experience', { what, gap: this.#number(gap) });
      return not ? t('rule.says.not', { sentence }) : sentence;
    }
    if ('sequence' in rule) {
      const steps = rule.sequence.map(({ within, ...pattern }) =>
        within === undefined
          ? this.#pattern(pattern)
          : t('rule.says.withinStep', { event: this.#pattern(pattern), length: this.#length(within) }),
      );
      const parts = [
        t('rule.says.sequence', { steps: steps.join(' → ') }),
        ...(rule.within === undefined ? [] : [t('rule.says.whole', { length: this.#length(rule.within) })]),
        ...(rule.during === undefined ? [] : [this.#period(rule.during)]),
      ].join(', ');
      return not ? t('rule.says.not', { sentence: parts }) : parts;
    }
    if ('occurrence' in rule) {
      const parts = [
        ...(rule.within === undefined ? [] : [this.#period(rule.within)]),
        ...(rule.where === undefined ? [] : [this.#condition(rule.where)]),
      ];
      const event = this.#pattern(rule.event);
      const sentence = t(rule.occurrence === 'first' ? 'rule.says.first' : 'rule.says.last', {
        event,
        like: parts.length === 0 ? t('rule.says.ever') : parts.join(', '),
      });
      return not ? t('rule.says.not', { sentence }) : sentence;
    }
    const parts = [
      ...(rule.times === undefined ? [] : [t('rule.says.times', { times: this.#number(rule.times) })]),
      ...(rule.within === undefined ? [] : [this.#period(rule.within)]),
      ...(rule.before === undefined ? [] : [t('rule.says.before', { anchor: this.#anchor(rule.before) })]),
      ...(rule.after === undefined ? [] : [t('rule.says.after', { anchor: this.#anchor(rule.after) })]),
    ];
    return [negated('event', { event: this.#pattern(rule.event) }), ...parts].join(', ');
  }

  #quoted(name: string): string {
    return this.#text.t('rule.says.quoted', { name });
  }

  /** "24 hours" rather than "1 day": what stands before it speaks of several. */
  #length(duration: string): string {
    const { t } = this.#text;
    const { count, unit } = smallerIfOne(lengthOf(duration));
    return t('rule.length', { count, unit: t(`rule.unit.${unit}`, { count }) });
  }

  #pattern({ name, channel, touchpoint, where }: Pattern): string {
    const { t, format } = this.#text;
    const names = name === undefined ? [] : typeof name === 'string' ? [name] : name;
    const channels = channel === undefined ? [] : typeof channel === 'string' ? [channel] : channel;
    const what =
      touchpoint !== undefined
        ? this.#quoted(this.#names.touchpoint(touchpoint))
        : name === undefined
          ? t('rule.says.anything')
          : names.map((one) => this.#quoted(one)).join(` ${t('rule.or')} `);
    return [
      what,
      ...(channels.length === 0
        ? []
        : [t('rule.says.over', { channel: format.list(channels.map(this.#names.channel)) })]),
      ...(where === undefined ? [] : [t('rule.says.with', { condition: this.#condition(where) })]),
    ].join(' ');
  }

  #condition(condition: Condition): string {
    const { t } = this.#text;
    const joined = (word: 'rule.and' | 'rule.or') => (parts: string[]) =>
      parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(` ${t(word)} `)})`;
    return foldCondition<string>(condition, {
      all: joined('rule.and'),
      any: joined('rule.or'),
      not: (part) => t('rule.says.not', { sentence: part }),
      test: (field, test) => t('rule.says.field', { field: this.#field(field), test: this.#test(test) }),
    });
  }

  #field(field: EventField): string {
    return field.startsWith('properties.')
      ? field.slice('properties.'.length)
      : this.#text.t(`rule.field.${field as Exclude<EventField, `properties.${string}`>}`);
  }

  #test(whole: Test): string {
    const { t, format } = this.#text;
    const { test, not } = flatTest(whole);
    const operator = operatorOf(test);
    const shown = (value: Scalar): string =>
      typeof value === 'string'
        ? this.#quoted(value)
        : typeof value === 'number'
          ? format.number(value, 4)
          : t(value ? 'audience.true' : 'audience.false');
    const values = operandsOf(test);
    const value =
      'withinLast' in test
        ? this.#length(test.withinLast)
        : 'before' in test || 'after' in test
          ? format.date(Date.parse(String(values[0] ?? '')) || 0)
          : 'in' in test
            ? values.map(shown).join(` ${t('rule.or')} `)
            : values.map(shown).join(` ${t('rule.and')} `);
    const sentence = t(`rule.operator.${operator}`);
    const word = not
      ? operator === 'is' || operator === 'in' || operator === 'contains' || operator === 'exists'
        ? t(`rule.not.${operator}`)
        : t('rule.notOperator', { operator: sentence })
      : sentence;
    return value === '' ? word : `${word} ${value}`;
  }

  #number(test: NumberTest): string {
    const { t, format } = this.#text;
    const { operator, not, values } = flatNumberTest(test);
    const word = t(`rule.number.${operator}`);
    const shown = (operator === 'between' ? values : values.slice(0, 1)).map((one) => format.number(one, 4));
    return `${not ? t('rule.notOperator', { operator: word }) : word} ${shown.join(` ${t('rule.and')} `)}`;
  }

  #period(period: Period): string {
    const { t, format } = this.#text;
    if ('last' in period) return t('rule.says.lastLength', { length: this.#length(period.last) });
    const day = (instant: string): string => format.date(Date.parse(instant));
    const { from, to } = period;
    if (from !== undefined && to !== undefined) return t('rule.says.fromTo', { from: day(from), to: day(to) });
    if (from !== undefined) return t('rule.says.from', { from: day(from) });
    return to === undefined ? t('rule.says.ever') : t('rule.says.to', { to: day(to) });
  }

  #anchor(anchor: Anchor): string {
    const { t } = this.#text;
    const event = this.#pattern('first' in anchor ? anchor.first : anchor.last);
    const name = t('first' in anchor ? 'rule.says.anchorFirst' : 'rule.says.anchorLast', { event });
    return anchor.for === undefined ? name : t('rule.says.within', { anchor: name, length: this.#length(anchor.for) });
  }
}
