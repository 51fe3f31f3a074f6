import { peopleFilterFromText } from '@waymark/model';
import { useConditionWords } from '../maps/audience/use-condition-words.ts';
import { useText } from '../shell/preferences-context.tsx';
import { type ChosenOnMap, useNamesOfChoice } from './queries.ts';

/** Who is listed, in a sentence: what was chosen on which map, and of which audience. */
export function ChoiceInWords({ chosen }: { chosen: ChosenOnMap }) {
  const { t, format } = useText();
  const words = useConditionWords();
  const names = useNamesOfChoice(chosen);
  const filter = peopleFilterFromText(chosen.who ?? '') ?? [];
  const at = { map: names?.map ?? '…', step: names?.step ?? '…', next: names?.next ?? '…', phase: names?.phase ?? '…' };
  const sentence = ((): string => {
    const { of, step, next, phase, event = '' } = chosen;
    const isFate = of === 'on' || of === 'left' || of === 'elsewhere';
    if (isFate && phase !== undefined) return t(`choice.phase.${of}`, at);
    if (isFate && next !== undefined) return t(`choice.ribbon.${of}`, at);
    if (of === 'unplanned')
      return t(step === undefined ? 'choice.unplanned' : 'choice.unplannedAfter', { ...at, event });
    return t(of === 'on' || of === 'elsewhere' ? 'choice.step' : `choice.${of}`, at);
  })();
  return (
    <>
      <b>{sentence}</b>
      {filter.length > 0 && (
        <>
          <br />
          {t('choice.who', { conditions: format.list(filter.map(words)) })}
        </>
      )}
    </>
  );
}
