import { Plus, Sparkles } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { usePreferences } from '../../shell/preferences-context.tsx';
import { Page } from '../../shell/shell.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import page from '../../ui/page.module.css';
import { Rich } from '../../ui/rich.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import styles from './proposal.module.css';
import { ProposedPhases } from './proposed-phases.tsx';
import { type Proposal, useCreateProposed, useProposal } from './queries.ts';
import { type ProposalAddress, useProposalAddress } from './use-proposal-address.ts';

/** A map proposed from what people do: looked at, adjusted, made. */
export function ProposalPage() {
  const { text, language } = usePreferences();
  const { t } = text;
  const address = useProposalAddress();
  const { importId, without, phases } = address;
  const proposal = useProposal({ language, importId, without, phases });
  const nothing = proposal.data?.steps.length === 0 && without.length === 0;
  return (
    <Page crumbs={<Link to="/maps">{t('maps.title')} /</Link>} title={t('proposal.title')}>
      <div className={page.page}>
        {proposal.isPending && <Skeleton rows={4} height={72} />}
        {proposal.isError && <ErrorNote error={proposal.error} onRetry={() => void proposal.refetch()} />}
        {nothing && (
          <EmptyState
            icon={Sparkles}
            title={t('proposal.none')}
            actions={
              <>
                <LinkButton look="primary" to="/imports">
                  {t('unbound.import')}
                </LinkButton>
                <LinkButton to="/sources">{t('events.toSources')}</LinkButton>
              </>
            }
          >
            {t('proposal.noneText')}
          </EmptyState>
        )}
        {proposal.data && !nothing && <Draft proposal={proposal.data} address={address} />}
      </div>
    </Page>
  );
}

const PHASE_COUNTS = [2, 3, 4, 5, 6, 7, 8] as const;

function Draft({ proposal, address }: { proposal: Proposal; address: ProposalAddress }) {
  const { t } = usePreferences().text;
  const navigate = useNavigate();
  const create = useCreateProposed();
  const [name, setName] = useState('');
  const { map, people, events, steps, names } = proposal;
  const { without, phases, setWithout, setPhases } = address;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const title = name.trim() === '' ? map.title : name.trim();
    create.mutate({ ...map, title }, { onSuccess: (made) => void navigate(`/maps/${made.id}`) });
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={page.lead} aria-live="polite">
        <Rich id="proposal.found" values={{ people, events, steps: steps.length, names: names + without.length }} />{' '}
        {t('proposal.how')}
      </p>
      <div className={styles.fields}>
        <div className={page.field}>
          <label htmlFor="proposal-name">{t('create.name')}</label>
          <input
            id="proposal-name"
            className={page.input}
            maxLength={300}
            autoComplete="off"
            value={name}
            placeholder={map.title}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div className={page.field}>
          <label htmlFor="proposal-phases">{t('proposal.phases')}</label>
          <select
            id="proposal-phases"
            className={page.input}
            value={phases ?? ''}
            onChange={(event) => setPhases(event.target.value === '' ? null : Number(event.target.value))}
          >
            <option value="">{t('proposal.phasesAuto')}</option>
            {PHASE_COUNTS.map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </select>
        </div>
        <div className={page.actions}>
          <Button type="submit" look="primary" icon={Plus} disabled={create.isPending || steps.length === 0}>
            {t('create.submit')}
          </Button>
          <LinkButton to="/maps">{t('action.cancel')}</LinkButton>
        </div>
      </div>
      {create.isError && <ErrorNote error={create.error} />}
      <p className={styles.way}>
        <span>
          <b>A</b> {map.decisionA.text}
        </span>
        <span>
          <b>B</b> {map.decisionB.text}
          {map.decisionB.binding === undefined && <small>{t('proposal.noGoal')}</small>}
        </span>
      </p>
      <ProposedPhases proposal={proposal} onRemove={(event) => setWithout([...without, event])} />
      {without.length > 0 && (
        <div className={styles.without}>
          <span>{t('proposal.without')}</span>
          {without.map((event) => (
            <Button
              key={event}
              icon={Plus}
              aria-label={t('proposal.bringBack', { event })}
              onClick={() => setWithout(without.filter((one) => one !== event))}
            >
              {event}
            </Button>
          ))}
        </div>
      )}
    </form>
  );
}
