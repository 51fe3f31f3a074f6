import { useText } from '../../shell/preferences-context.tsx';
import page from '../../ui/page.module.css';
import { ScrollTable } from '../../ui/scroll-table.tsx';
import type { Selection } from '../selection/selection.ts';
import type { LiveView } from './live-view.ts';

/** The numbers of the board as a table. */
export function StepTable({ view, onSelect }: { view: LiveView; onSelect: (selection: Selection | null) => void }) {
  const { t, format } = useText();
  return (
    <ScrollTable label={t('map.steps')} caption={t('map.tableCaption', { name: view.name })}>
      <thead>
        <tr>
          <th scope="col">{t('map.lane.phase')}</th>
          <th scope="col">{t('map.lane.step')}</th>
          <th scope="col" className={page.number}>
            {t('map.lane.people')}
          </th>
          <th scope="col" className={page.number}>
            {t('map.column.share')}
          </th>
          <th scope="col" className={page.number}>
            {t('map.column.drop')}
          </th>
          <th scope="col" className={page.number}>
            {t('map.column.median')}
          </th>
          <th scope="col" className={page.number}>
            {t('map.column.repeated')}
          </th>
        </tr>
      </thead>
      <tbody>
        {view.steps.map((step) => (
          <tr key={step.id}>
            <td>{view.phases.find((phase) => phase.id === step.phaseId)?.name}</td>
            <th scope="row">
              <button type="button" onClick={() => onSelect({ kind: 'step', step: step.id })}>
                {step.name}
              </button>
            </th>
            <td className={page.number}>{step.bound ? format.number(step.people) : t('map.notBound')}</td>
            <td className={page.number}>{step.bound ? format.percent(step.share) : ''}</td>
            <td className={page.number}>
              {step.dropOff === null
                ? ''
                : `${format.number(step.dropOff.journeys)} (${format.percent(step.dropOff.share)})`}
            </td>
            <td className={page.number}>{step.time === null ? '' : format.duration(step.time.medianMs)}</td>
            <td className={page.number}>{step.repeated === null ? '' : format.percent(step.repeated.share)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
