import { Plus, ShieldQuestion } from 'lucide-react';
import { useMay } from '../access/session.ts';
import { PrivacyRoom } from '../privacy/privacy-room.tsx';
import { usePreferences } from '../shell/preferences-context.tsx';
import { useAddressParameter } from '../shell/use-address.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Skeleton } from '../ui/skeleton.tsx';
import { CollectSetting } from './collect-setting.tsx';
import styles from './consent.module.css';
import { ConsentList } from './consent-list.tsx';
import { PurposeDialog } from './purpose-dialog.tsx';
import { PurposeRow } from './purpose-row.tsx';
import { usePurposes } from './queries.ts';

/** In the address, where a new purpose is being made. */
const NEW = 'new';

/** Consent: purposes with who said what, what is stored without it, and lists to read. */
export function ConsentPage() {
  const { text } = usePreferences();
  const { t } = text;
  const purposes = usePurposes();
  const may = useMay('consent:write');
  const [open, setOpen] = useAddressParameter('purpose');
  const items = purposes.data?.items ?? [];
  const nobodyDecided = items.every(({ people }) => people.granted + people.refused + people.requested === 0);
  const opened = open === null ? undefined : open === NEW ? null : items.find(({ key }) => key === open);
  return (
    <PrivacyRoom
      title={t('consent.title')}
      tools={
        may &&
        purposes.data && (
          <Button icon={Plus} onClick={() => setOpen(NEW)}>
            {t('consent.new')}
          </Button>
        )
      }
    >
      <div className={page.page}>
        <p className={page.lead}>{t('consent.lead')}</p>
        {purposes.isPending && <Skeleton rows={6} height={72} />}
        {purposes.isError && <ErrorNote error={purposes.error} onRetry={() => void purposes.refetch()} />}
        {purposes.data && (
          <>
            {nobodyDecided && (
              <EmptyState icon={ShieldQuestion} title={t('consent.noneYet.title')}>
                {t('consent.noneYet.text')}
              </EmptyState>
            )}
            <section className={styles.part}>
              <div className={styles.head}>
                <h2>{t('consent.purposes')}</h2>
                <span>{t('consent.people', { people: purposes.data.people })}</span>
              </div>
              <ul className={styles.purposes}>
                {items.map((purpose) => (
                  <PurposeRow
                    key={purpose.key}
                    purpose={purpose}
                    onEdit={may ? () => setOpen(purpose.key) : undefined}
                  />
                ))}
              </ul>
            </section>
            <CollectSetting mayChange={may} />
            {may && <ConsentList />}
          </>
        )}
      </div>
      {opened !== undefined && may && <PurposeDialog key={open} purpose={opened} onClose={() => setOpen(null)} />}
    </PrivacyRoom>
  );
}
