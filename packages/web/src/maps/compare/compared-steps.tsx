import { Link, useSearchParams } from 'react-router';
import { useText } from '../../shell/preferences-context.tsx';
import { useMediaQuery } from '../../shell/use-media-query.ts';
import { ScrollTable } from '../../ui/scroll-table.tsx';
import type { LiveView } from '../live/live-view.ts';
import { phaseColour } from '../live/phase-colour.ts';
import { Change } from './change.tsx';
import styles from './compare.module.css';
import type { ComparedStep, Comparison } from './comparison.ts';
import { useAgainstOthers } from './use-against-others.ts';

/** Step by step, both sides; a table, on small screens a list. */
export function ComparedSteps({ view, comparison, ripe }: { view: LiveView; comparison: Comparison; ripe: boolean }) {
  const { t } = useText();
  const narrow = useMediaQuery('(max-width: 720px)');
  const phases = view.phases.filter((phase) => phase.steps > 0);
  const placeOf = new Map(view.phases.map((phase, place) => [phase.id, place]));
  const of = (phase: string): ComparedStep[] => comparison.steps.filter((step) => step.phaseId === phase);
  if (narrow)
    return (
      <div className={styles.list}>
        {phases.map((phase) => (
          <section key={phase.id} style={{ ['--phase' as string]: phaseColour(placeOf.get(phase.id) ?? 0) }}>
            <h2>{phase.name}</h2>
            {of(phase.id).map((step) => (
              <article key={step.id}>
                <h3>
                  <StepLink step={step} />
                </h3>
                <dl>
                  <Cells step={step} comparison={comparison} ripe={ripe} named />
                </dl>
              </article>
            ))}
          </section>
        ))}
      </div>
    );
  return (
    <ScrollTable label={t('compare.steps')} caption={t('compare.caption', { name: view.name })}>
      <thead>
        <tr>
          <th scope="col">{t('map.lane.step')}</th>
          <th scope="col">{t('compare.column.share')}</th>
          <th scope="col">{t('map.column.drop')}</th>
          <th scope="col">{t('compare.column.time')}</th>
          <th scope="col">{t('compare.column.experience')}</th>
        </tr>
      </thead>
      {phases.map((phase) => (
        <tbody key={phase.id} style={{ ['--phase' as string]: phaseColour(placeOf.get(phase.id) ?? 0) }}>
          <tr className={styles.phase}>
            <th scope="rowgroup" colSpan={5}>
              {phase.name}
            </th>
          </tr>
          {of(phase.id).map((step) => (
            <tr key={step.id}>
              <th scope="row">
                <StepLink step={step} />
              </th>
              <Cells step={step} comparison={comparison} ripe={ripe} />
            </tr>
          ))}
        </tbody>
      ))}
    </ScrollTable>
  );
}

function StepLink({ step }: { step: ComparedStep }) {
  const [search] = useSearchParams();
  const live = new URLSearchParams(search);
  live.delete('mode');
  live.delete('against');
  live.set('step', step.id);
  return (
    <Link className={styles.step} to={`?${live}`}>
      {step.name}
    </Link>
  );
}

/** Two figures and what lies between them; `named` puts the name of each before it. */
function Cells({
  step,
  comparison,
  ripe,
  named = false,
}: {
  step: ComparedStep;
  comparison: Comparison;
  ripe: boolean;
  named?: boolean;
}) {
  const { t, format } = useText();
  const claims = (kind: 'share' | 'drop' | 'time'): boolean =>
    comparison.findings.some((one) => one.kind === kind && one.step.id === step.id);
  const { share, drop, medianMs, time } = step;
  const cells = [
    {
      name: t('compare.column.share'),
      body: !step.bound ? (
        t('map.notBound')
      ) : share === null ? (
        '–'
      ) : (
        <>
          <Both a={format.percent(share.a)} b={format.percent(share.b)} />
          <Change difference={share} unit="points" meaning="neither" claimed={claims('share')} />
        </>
      ),
    },
    {
      name: t('map.column.drop'),
      body:
        drop === null ? (
          '–'
        ) : (
          <>
            <Both a={format.percent(drop.a)} b={format.percent(drop.b)} />
            <Change difference={drop} unit="points" meaning="bad" claimed={ripe && claims('drop')} />
          </>
        ),
    },
    {
      name: t('compare.column.time'),
      body:
        medianMs.a === null && medianMs.b === null ? (
          '–'
        ) : (
          <>
            <Both
              a={medianMs.a === null ? '–' : format.duration(medianMs.a)}
              b={medianMs.b === null ? '–' : format.duration(medianMs.b)}
            />
            {time && <Change difference={time} unit="time" meaning="bad" claimed={ripe && claims('time')} />}
          </>
        ),
    },
    {
      name: t('compare.column.experience'),
      body:
        step.experiences.length === 0
          ? '–'
          : step.experiences.map((one) => (
              <span key={one.expectation} className={styles.experience}>
                <span>{one.aspect}</span>
                <Both
                  a={one.a === null ? '–' : format.number(one.a, 2)}
                  b={one.b === null ? '–' : format.number(one.b, 2)}
                />
                {one.difference && (
                  <Change
                    difference={one.difference}
                    unit="grade"
                    meaning="good"
                    claimed={comparison.findings.some(
                      (found) => found.kind === 'experience' && found.difference === one.difference,
                    )}
                  />
                )}
              </span>
            )),
    },
  ];
  return cells.map(({ name, body }) =>
    named ? (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{body}</dd>
      </div>
    ) : (
      <td key={name} className={styles.cell}>
        {body}
      </td>
    ),
  );
}

function Both({ a, b }: { a: string; b: string }) {
  const { t } = useText();
  const others = useAgainstOthers();
  return (
    <span className={styles.both}>
      <b>{a}</b>
      <small>{t(others ? 'compare.othersAre' : 'compare.beforeWas', { before: b })}</small>
    </span>
  );
}
