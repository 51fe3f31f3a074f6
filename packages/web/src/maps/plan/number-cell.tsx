import { cellAt, clearCell, type Lane, setCell } from '@waymark/model';
import { useEffect, useState } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import { readNumber } from '../../ui/read-number.ts';
import styles from './plan-board.module.css';
import { usePlan } from './plan-context.tsx';

/** A number in a lane at a step. */
export function NumberCell({
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
  const { shown, change, readOnly } = usePlan();
  const { format, language } = useText();
  const cell = cellAt(shown, lane.id, step);
  const stored = cell?.kind === 'number' ? format.number(cell.value, 6) : '';
  const [text, setText] = useState(stored);
  useEffect(() => setText(stored), [stored]);
  const read = readNumber(text, language);
  const save = (): void => {
    if (read === undefined) setText(stored);
    else if (text !== stored)
      change((map) =>
        read === null
          ? clearCell(map, lane.id, step)
          : setCell(map, { kind: 'number', lane: lane.id, step, value: read }),
      );
  };
  return (
    <span className={styles.number}>
      <input
        {...place}
        inputMode="decimal"
        aria-label={lane.unit === undefined ? label : `${label} (${lane.unit})`}
        aria-invalid={read === undefined}
        value={text}
        readOnly={readOnly}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
        }}
      />
      {lane.unit !== undefined && text !== '' && <small>{lane.unit}</small>}
    </span>
  );
}
