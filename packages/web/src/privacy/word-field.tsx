import { useId } from 'react';
import page from '../ui/page.module.css';
import styles from './privacy.module.css';

/** A field for a few sentences. */
export function WordField({
  label,
  hint,
  value,
  isRequired = false,
  onChange,
}: {
  label: string;
  hint?: string;
  value: string;
  isRequired?: boolean;
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className={page.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className={`${page.input} ${styles.words}`}
        rows={2}
        maxLength={2000}
        required={isRequired}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}
