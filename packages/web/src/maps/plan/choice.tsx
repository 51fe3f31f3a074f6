import page from '../../ui/page.module.css';
import styles from './plan-panel.module.css';

/** A labelled list to choose one of. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  disabled,
  onChange,
}: {
  label: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string }[];
  disabled?: boolean;
  onChange: (value: Value) => void;
}) {
  return (
    <label className={page.field}>
      <span>{label}</span>
      <select
        className={`${page.input} ${styles.select}`}
        value={value}
        disabled={disabled}
        onChange={(event) => {
          const found = options.find((one) => one.value === event.currentTarget.value);
          if (found !== undefined) onChange(found.value);
        }}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
}
