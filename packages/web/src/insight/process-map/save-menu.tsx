import { Download } from 'lucide-react';
import type { RefObject } from 'react';
import { PopoverMenu } from '../../shell/popover-menu.tsx';
import { usePreferences } from '../../shell/preferences-context.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { Transition } from '../queries.ts';
import type { GraphLayout } from './graph-layout.ts';
import { pictureOf, pixelsOf, saveFile } from './save-picture.ts';
import { transitionsCsv } from './transitions-csv.ts';

/** The graph as a picture, the transitions as a table, to keep or to pass on. */
export function SaveMenu({
  group,
  layout,
  people,
  transitions,
}: {
  group: RefObject<SVGGElement | null>;
  layout: GraphLayout | null;
  people: number;
  transitions: readonly Transition[];
}) {
  const { text } = usePreferences();
  const { t } = text;
  const showToast = useToast();
  const picture = (): string | null => {
    if (layout === null || group.current === null) return null;
    const title = t('graph.picture', { nodes: layout.nodes.size - 2, people });
    const ground = getComputedStyle(document.documentElement).getPropertyValue('--surface').trim();
    return pictureOf(group.current, layout, title, ground);
  };
  const name = t('graph.fileName');
  const saveSvg = (): void => {
    const made = picture();
    if (made !== null) saveFile(`${name}.svg`, new Blob([made], { type: 'image/svg+xml' }));
  };
  const savePng = async (): Promise<void> => {
    const made = picture();
    if (made === null || layout === null) return;
    try {
      saveFile(`${name}.png`, await pixelsOf(made, layout));
    } catch {
      showToast(t('graph.save.failed'));
    }
  };
  const saveCsv = (): void =>
    saveFile(`${name}.csv`, new Blob([transitionsCsv(transitions, text)], { type: 'text/csv;charset=utf-8' }));
  return (
    <PopoverMenu
      label={t('graph.save.label')}
      face={
        <>
          <Download size={16} aria-hidden /> {t('graph.save')}
        </>
      }
    >
      {(close) => {
        const entry = (label: string, save: () => void, disabled = false) => (
          <Button
            look="quiet"
            wide
            disabled={disabled}
            onClick={() => {
              save();
              close();
            }}
          >
            {label}
          </Button>
        );
        return (
          <>
            {entry(t('graph.save.svg'), saveSvg, layout === null)}
            {entry(t('graph.save.png'), () => void savePng(), layout === null)}
            {entry(t('graph.save.csv'), saveCsv)}
          </>
        );
      }}
    </PopoverMenu>
  );
}
