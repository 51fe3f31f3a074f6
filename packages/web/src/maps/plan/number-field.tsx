import { useEffect, useState } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import page from '../../ui/page.module.css';
import { readNumber } from '../../ui/read-number.ts';
import { usePlan } from './plan-context.tsx';

/** A labelled field for a number, written as the reader's language writes it. */
export function NumberField({
  label,
  stored,
  onChange,
  note,
}: {
  label: string;
  stored: number | null;
  /** Null where the field was emptied. */
  onChange: (value: number | null) => void;
  note?: string;
}) {
  const { readOnly } = usePlan();
  const { format, language } = useText();
  const shown = stored === null ? '' : format.number(stored, 6);
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  const read = readNumber(text, language);
  const save = (): void => {
    if (read === undefined) setText(shown);
    else if (read !== stored) onChange(read);
  };
  return (
    <label className={page.field}>
      <span>{label}</span>
      <input
        className={page.input}
        inputMode="decimal"
        aria-invalid={read === undefined}
        value={text}
        readOnly={readOnly}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
        }}
      />
      {note !== undefined && <small>{note}</small>}
    </label>
  );
}
