import type { JourneyMap } from '@waymark/model';
import { endsWriting, useDraft } from './draft-field.tsx';
import styles from './plan-board.module.css';

/** A name written where it stands. */
export function NameCell({
  label,
  name,
  write,
  onEnd,
}: {
  label: string;
  name: string;
  write: (map: JourneyMap, text: string) => JourneyMap;
  onEnd: () => void;
}) {
  const draft = useDraft(name, write);
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that had the focus
      autoFocus
      aria-label={label}
      className={styles.name}
      value={draft.text}
      maxLength={300}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => draft.write(event.currentTarget.value)}
      onBlur={() => {
        draft.send();
        onEnd();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (!endsWriting(event, true)) return;
        event.preventDefault();
        draft.send();
        onEnd();
      }}
    />
  );
}
