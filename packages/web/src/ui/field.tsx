import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { useText } from '../shell/preferences-context.tsx';
import { IconButton } from './button.tsx';
import styles from './field.module.css';
import page from './page.module.css';

interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'className' | 'aria-describedby' | 'aria-invalid'> {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with what stands in it. */
  readonly error?: string | undefined;
  /** What stands at its end. */
  readonly tool?: ReactNode;
}

/** A field with its label, a hint, and what is wrong with it. */
export function Field({ label, hint, error, tool, ...rest }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={page.field}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.line}>
        <input
          {...rest}
          id={id}
          className={page.input}
          aria-invalid={error !== undefined}
          aria-describedby={note === undefined ? undefined : `${id}-note`}
        />
        {tool}
      </span>
      {note !== undefined && (
        <small id={`${id}-note`} className={error === undefined ? undefined : styles.error}>
          {note}
        </small>
      )}
    </div>
  );
}

/** A password, which can be looked at while it is typed. */
export function PasswordField({
  autoComplete,
  ...rest
}: Omit<FieldProps, 'type' | 'tool'> & { readonly autoComplete: 'current-password' | 'new-password' }) {
  const { t } = useText();
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...rest}
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      autoCapitalize="off"
      spellCheck={false}
      maxLength={200}
      tool={
        <IconButton
          icon={shown ? EyeOff : Eye}
          label={t(shown ? 'signIn.hidePassword' : 'signIn.showPassword')}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
