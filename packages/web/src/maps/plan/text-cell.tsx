import { cellAt, type Lane, writeCell } from '@waymark/model';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import live from '../live/board.module.css';
import { endsWriting, GrowingArea, useDraft } from './draft-field.tsx';
import styles from './plan-board.module.css';
import { usePlan } from './plan-context.tsx';

const NOTE_LOOKS: Partial<Record<Lane['kind'], string | undefined>> = {
  painPoints: live.pain,
  opportunities: live.idea,
  systems: '',
};

/** Words in a lane at a step: read until they are chosen, then written where they stand. */
export function TextCell({
  lane,
  step,
  label,
  place,
}: {
  lane: Lane;
  step: string;
  label: string;
  place: { 'data-row': number; 'data-column': number; tabIndex: number };
}) {
  const { shown, readOnly } = usePlan();
  const { t } = useText();
  const [writing, setWriting] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const cell = cellAt(shown, lane.id, step);
  const text = cell?.kind === 'text' ? cell.text : '';
  if (writing) {
    return (
      <WritingCell
        lane={lane}
        step={step}
        label={label}
        text={text}
        onEnd={(back) => {
          setWriting(false);
          if (back) requestAnimationFrame(() => button.current?.focus());
        }}
      />
    );
  }
  const look = NOTE_LOOKS[lane.kind];
  return (
    <button
      ref={button}
      type="button"
      {...place}
      className={styles.cell}
      disabled={readOnly && text === ''}
      onClick={() => !readOnly && setWriting(true)}
      onKeyDown={(event) => {
        if (event.key === 'F2' && !readOnly) setWriting(true);
      }}
    >
      <span className="visually-hidden">{label}: </span>
      {text === '' ? (
        <>
          <span className="visually-hidden">{t('plan.empty')}</span>
          <Plus size={14} className={styles.plus} aria-hidden />
        </>
      ) : look === undefined ? (
        <span className={styles.words}>{text}</span>
      ) : (
        <span className={styles.notes}>
          {text
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text have no other identity
              <span key={at} className={`${live.note} ${look}`}>
                {line}
              </span>
            ))}
        </span>
      )}
    </button>
  );
}

function WritingCell({
  lane,
  step,
  label,
  text,
  onEnd,
}: {
  lane: Lane;
  step: string;
  label: string;
  text: string;
  onEnd: (back: boolean) => void;
}) {
  const { writing } = usePlan();
  const draft = useDraft(text, (map, next) => writeCell(map, lane.id, step, next, writing));
  return (
    <div className={styles.writing}>
      <GrowingArea
        autoFocus
        aria-label={label}
        className={styles.area}
        value={draft.text}
        maxLength={10_000}
        onFocus={(event) => event.currentTarget.setSelectionRange(draft.text.length, draft.text.length)}
        onChange={(event) => draft.write(event.currentTarget.value)}
        onBlur={() => {
          draft.send();
          onEnd(false);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (!endsWriting(event, false)) return;
          event.preventDefault();
          draft.send();
          onEnd(true);
        }}
      />
    </div>
  );
}
