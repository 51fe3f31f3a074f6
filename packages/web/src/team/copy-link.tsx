import { Copy } from 'lucide-react';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { useCopy } from '../ui/use-copy.ts';
import styles from './team.module.css';

/** A link to pass on. */
export function CopyLink({ link }: { link: string }) {
  const { t } = useText();
  const copy = useCopy();
  return (
    <div className={styles.link}>
      <Field label={t('team.linkLabel')} value={link} readOnly onFocus={(event) => event.currentTarget.select()} />
      <Button look="primary" icon={Copy} onClick={() => copy(link)}>
        {t('team.copy')}
      </Button>
    </div>
  );
}
