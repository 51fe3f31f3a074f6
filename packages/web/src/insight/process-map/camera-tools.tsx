import { ArrowDownFromLine, ArrowRightFromLine, Maximize, Minus, Plus } from 'lucide-react';
import { useText } from '../../shell/preferences-context.tsx';
import { IconButton } from '../../ui/button.tsx';
import styles from './camera-tools.module.css';
import type { Direction } from './graph-layout.ts';
import type { CameraControl } from './use-camera.ts';

/** How the graph stands in its window: size, the whole of it, and which way it goes. */
export function CameraTools({
  direction,
  camera,
  onTurn,
}: {
  direction: Direction;
  camera: CameraControl;
  onTurn: (direction: Direction) => void;
}) {
  const { t } = useText();
  const turned = direction === 'down' ? 'right' : 'down';
  return (
    <div className={styles.tools}>
      <IconButton icon={Plus} label={t('graph.zoomIn')} onClick={() => camera.zoom(1)} />
      <IconButton icon={Minus} label={t('graph.zoomOut')} onClick={() => camera.zoom(-1)} />
      <IconButton icon={Maximize} label={t('graph.fit')} onClick={() => camera.fit()} />
      <IconButton
        icon={turned === 'down' ? ArrowDownFromLine : ArrowRightFromLine}
        label={t(turned === 'down' ? 'graph.turnDown' : 'graph.turnRight')}
        onClick={() => onTurn(turned)}
      />
    </div>
  );
}
