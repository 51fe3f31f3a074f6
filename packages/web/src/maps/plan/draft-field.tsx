import type { JourneyMap } from '@waymark/model';
import { type ComponentProps, type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import page from '../../ui/page.module.css';
import { usePlan } from './plan-context.tsx';

/** While somebody types, what he has is sent this often. */
const SEND_MS = 350;

export interface Draft {
  readonly text: string;
  write(text: string): void;
  /** Sends what is not sent yet. */
  send(): void;
}

/** A text being written: sent while one types, and merged with what others write into it meanwhile. */
export function useDraft(stored: string, write: (map: JourneyMap, text: string) => JourneyMap): Draft {
  const { changeText, hold } = usePlan();
  const [text, setText] = useState(stored);
  /** What stood there when the last of mine was sent. */
  const base = useRef(stored);
  const latest = useRef({ text, write });
  latest.current = { text, write };
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const held = useRef<(() => void) | null>(null);

  const send = (): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    const { text: mine, write: put } = latest.current;
    if (mine !== base.current) {
      const before = base.current;
      base.current = mine;
      changeText(put, before, mine);
    }
    held.current?.();
    held.current = null;
  };
  const sendNow = useRef(send);
  sendNow.current = send;

  // What others wrote appears as long as nothing of mine waits to be sent.
  useEffect(() => {
    if (timer.current !== null) return;
    base.current = stored;
    setText(stored);
  }, [stored]);
  useEffect(() => () => sendNow.current(), []);

  return {
    text,
    write(next) {
      setText(next);
      latest.current = { ...latest.current, text: next };
      held.current ??= hold();
      timer.current ??= setTimeout(() => sendNow.current(), SEND_MS);
    },
    send,
  };
}

interface FieldProps {
  readonly label: string;
  readonly stored: string;
  readonly write: (map: JourneyMap, text: string) => JourneyMap;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly lines?: boolean;
}

/** A labelled field of one line, or of as many as its text needs. */
export function DraftField({ label, stored, write, placeholder, maxLength = 300, lines }: FieldProps) {
  const { readOnly } = usePlan();
  const draft = useDraft(stored, write);
  const id = useId();
  const common = {
    className: page.input,
    value: draft.text,
    maxLength,
    readOnly,
    ...(placeholder === undefined ? {} : { placeholder }),
    onChange: (event: { currentTarget: { value: string } }) => draft.write(event.currentTarget.value),
    onBlur: draft.send,
  };
  return (
    <div className={page.field}>
      <label htmlFor={id}>{label}</label>
      {lines ? <GrowingArea {...common} id={id} /> : <input {...common} id={id} />}
    </div>
  );
}

/** A text area that is as high as its text. */
export function GrowingArea(props: ComponentProps<'textarea'>) {
  const area = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: its height follows its text
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [props.value]);
  return <textarea rows={1} {...props} ref={area} style={{ resize: 'none', overflow: 'hidden', ...props.style }} />;
}

/** Ends writing: Escape and Ctrl+Enter everywhere, Enter where a text is one line. */
export function endsWriting(event: KeyboardEvent, oneLine: boolean): boolean {
  if (event.nativeEvent.isComposing) return false;
  return event.key === 'Escape' || (event.key === 'Enter' && (oneLine || event.ctrlKey || event.metaKey));
}
