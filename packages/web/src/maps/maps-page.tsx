import { Download, FileUp, Map as MapIcon, Plus, Trash2, Upload } from 'lucide-react';
import { type ChangeEvent, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../access/session.ts';
import { usePreferences, useText } from '../shell/preferences-context.tsx';
import { Page } from '../shell/shell.tsx';
import { useAddressParameter, usePeriodSearch } from '../shell/use-address.ts';
import { Button, IconButton, LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import { CreateMapDialog } from './create-map-dialog.tsx';
import { phaseColour } from './live/phase-colour.ts';
import styles from './maps-page.module.css';
import {
  downloadMap,
  type MapSummary,
  useDeleteMap,
  useMapNews,
  useMaps,
  useRestoreMap,
  useUploadMap,
} from './queries.ts';

/** All maps of the workspace. */
export function MapsPage() {
  const { t } = useText();
  useMapNews();
  const maps = useMaps();
  const may = useMay('maps:write');
  const [dialog, setDialog] = useAddressParameter('new');
  const openDialog = (): void => setDialog('1');
  return (
    <Page
      title={t('maps.title')}
      tools={
        may &&
        maps.data &&
        maps.data.length > 0 && (
          <>
            <UploadMap />
            <Button look="primary" icon={Plus} onClick={openDialog}>
              {t('maps.create')}
            </Button>
          </>
        )
      }
    >
      <div className={page.page}>
        {maps.isPending && <Skeleton rows={4} height={84} />}
        {maps.isError && <ErrorNote error={maps.error} onRetry={() => void maps.refetch()} />}
        {maps.data?.length === 0 &&
          (may ? (
            <FirstSteps onCreate={openDialog} />
          ) : (
            <EmptyState icon={MapIcon} title={t('maps.empty.title')}>
              {t('maps.empty.textReader')}
            </EmptyState>
          ))}
        {maps.data && maps.data.length > 0 && (
          <>
            <p className={page.lead}>{t('maps.count', { count: maps.data.length })}</p>
            <ul className={styles.list}>
              {maps.data.map((map) => (
                <MapCard key={map.id} map={map} />
              ))}
            </ul>
          </>
        )}
      </div>
      {dialog !== null && may && <CreateMapDialog onClose={() => setDialog(null)} />}
    </Page>
  );
}

function MapCard({ map }: { map: MapSummary }) {
  const { text } = usePreferences();
  const { t, format } = text;
  const period = usePeriodSearch();
  const showToast = useToast();
  const may = useMay('maps:write');
  const remove = useDeleteMap();
  const restore = useRestoreMap();
  const takeAway = (): void =>
    remove.mutate(map, {
      onSuccess: () =>
        showToast(t('maps.deleted', { name: map.title }), () =>
          restore.mutate(map, { onSuccess: () => showToast(t('maps.restored', { name: map.title })) }),
        ),
    });
  return (
    <li className={styles.map}>
      <Link to={`/maps/${map.id}${period}`} className={styles.name}>
        {map.title}
      </Link>
      <span className={styles.tools}>
        <IconButton icon={Download} label={t('maps.download')} onClick={() => void downloadMap(map)} />
        {may && (
          <IconButton
            icon={Trash2}
            label={t('maps.delete', { name: map.title })}
            disabled={remove.isPending}
            onClick={takeAway}
          />
        )}
      </span>
      {map.phases > 0 && (
        <span className={styles.phases} aria-hidden>
          {Array.from({ length: map.phases }, (_, place) => phaseColour(place)).map((colour, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a phase of the summary is only a colour in its place
            <i key={place} style={{ background: colour }} />
          ))}
        </span>
      )}
      {map.decisionA !== '' && (
        <span className={styles.way}>
          <span>
            <b>A</b> {map.decisionA}
          </span>
          <span>
            <b>B</b> {map.decisionB}
          </span>
        </span>
      )}
      <span className={styles.meta}>
        {[
          t('maps.shape', { steps: map.steps, phases: map.phases }),
          t('maps.changed', { when: format.dateTime(Date.parse(map.updatedAt)) }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
      {remove.isError && <ErrorNote error={remove.error} />}
    </li>
  );
}

/** The first steps, where nothing is yet. */
function FirstSteps({ onCreate }: { onCreate: () => void }) {
  const { t } = useText();
  return (
    <>
      <div>
        <h2 style={{ fontSize: 22, marginBottom: 8 }}>{t('maps.empty.title')}</h2>
        <p className={page.lead}>{t('maps.empty.text')}</p>
      </div>
      <ol className={styles.steps}>
        <li className={styles.first}>
          <span className={styles.ordinal}>1</span>
          <h3 style={{ fontSize: 15, color: 'var(--ink)' }}>{t('maps.empty.import')}</h3>
          <p>{t('maps.empty.importText')}</p>
          <LinkButton icon={Upload} to="/imports">
            {t('maps.empty.import')}
          </LinkButton>
        </li>
        <li className={styles.first}>
          <span className={styles.ordinal}>2</span>
          <h3 style={{ fontSize: 15, color: 'var(--ink)' }}>{t('maps.empty.create')}</h3>
          <p>{t('maps.empty.createText')}</p>
          <div className={page.actions}>
            <Button look="primary" icon={MapIcon} onClick={onCreate}>
              {t('maps.create')}
            </Button>
            <UploadMap />
          </div>
        </li>
        <li className={styles.first}>
          <span className={styles.ordinal}>3</span>
          <h3 style={{ fontSize: 15, color: 'var(--ink)' }}>{t('maps.empty.look')}</h3>
          <p>{t('maps.empty.lookText')}</p>
        </li>
      </ol>
    </>
  );
}

/** Makes a map from a JSON file. */
function UploadMap() {
  const { t } = useText();
  const showToast = useToast();
  const navigate = useNavigate();
  const upload = useUploadMap();
  const input = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file === undefined) return;
    upload.mutate(file, {
      onSuccess(map) {
        showToast(t('maps.uploaded', { name: map.title }));
        void navigate(`/maps/${map.id}`);
      },
      onError: (error) =>
        showToast(error.message === '' ? t('maps.uploadBad') : `${t('maps.uploadBad')} ${error.message}`),
    });
  };
  return (
    <>
      <input ref={input} type="file" accept=".json,application/json" hidden onChange={choose} data-testid="map-file" />
      <Button icon={FileUp} disabled={upload.isPending} onClick={() => input.current?.click()}>
        {t('maps.upload')}
      </Button>
    </>
  );
}
