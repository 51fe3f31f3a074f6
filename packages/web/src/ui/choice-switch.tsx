import styles from './choice-switch.module.css';

/** A few choices side by side, one of which holds. */
export function ChoiceSwitch<Value extends string | null>({
  label,
  choices,
  chosen,
  onChoose,
}: {
  label: string;
  choices: readonly { readonly value: Value; readonly label: string }[];
  chosen: Value;
  onChoose: (value: Value) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of fields
    <div className={styles.switch} role="group" aria-label={label}>
      {choices.map((one) => (
        <button key={one.value} type="button" aria-pressed={one.value === chosen} onClick={() => onChoose(one.value)}>
          {one.label}
        </button>
      ))}
    </div>
  );
}
