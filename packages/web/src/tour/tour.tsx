import { ArrowLeft, ArrowRight, Check, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../shell/preferences-context.tsx';
import { useMediaQuery } from '../shell/use-media-query.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { placeBeside } from './place-beside.ts';
import { STOPS, stopsOf } from './stops.ts';
import styles from './tour.module.css';
import { useBoxOf } from './use-box-of.ts';

/** Focus that nobody has put anywhere yet may be taken. */
const isFree = (focused: Element | null): boolean =>
  focused === null || focused === document.body || focused.id === 'content';

/** Moving by transform lays out nothing anew. */
const moveTo = (left: number, top: number): string => `translate(${left}px, ${top}px)`;

/**
 * A note that goes from one thing on the map to the next. The page stays usable behind it; Escape, the cross and the last
 * button close it, and the focus returns to where it came from.
 */
export function Tour({ asked, mayImport, onClose }: { asked: boolean; mayImport: boolean; onClose: () => void }) {
  const { t } = useText();
  const announce = useAnnounce();
  const narrow = useMediaQuery('(max-width: 720px)');
  const [stops, setStops] = useState(() => stopsOf(document, mayImport));
  const [place, setPlace] = useState(0);
  const note = useRef<HTMLDivElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const id = useId();
  const stop = stops[place] ?? STOPS[0];
  const box = useBoxOf(stop.at, stop.and);
  const last = place === stops.length - 1;
  const closing = useRef(onClose);
  closing.current = onClose;

  useEffect(() => {
    const before = document.activeElement;
    const element = note.current;
    if (asked || isFree(before)) next.current?.focus({ preventScroll: true });
    const onEscape = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open]') !== null) return;
      event.stopPropagation();
      closing.current();
    };
    document.addEventListener('keydown', onEscape, true);
    return () => {
      document.removeEventListener('keydown', onEscape, true);
      if (element !== null && !element.contains(document.activeElement) && !isFree(document.activeElement)) return;
      const back = before instanceof HTMLElement && before.isConnected && !isFree(before) ? before : null;
      (back ?? document.getElementById('content'))?.focus({ preventScroll: true });
    };
  }, [asked]);

  const title = t(`tour.${stop.name}.title`);
  const text = t(`tour.${stop.name}.text`);
  const where = t('tour.place', { place: place + 1, total: stops.length });
  useEffect(() => announce(`${where}. ${title}. ${text}`), [announce, where, title, text]);

  // Placed before the eye sees it, by its own size.
  const [at, setAt] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const element = note.current;
    if (element === null || box === null) return;
    const size = { width: element.offsetWidth, height: element.offsetHeight };
    setAt(placeBeside(box, size, { width: innerWidth, height: innerHeight }));
  }, [box]);

  const go = (by: 1 | -1): void => {
    // What was still being loaded when the tour began may have come.
    const now = stopsOf(document, mayImport);
    const to = now.indexOf(stop) + by;
    setStops(now);
    if (to >= now.length) onClose();
    else if (to >= 0) {
      setPlace(to);
      next.current?.focus({ preventScroll: true });
    }
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight' && !last) go(1);
    if (event.key === 'ArrowLeft') go(-1);
  };
  return (
    <>
      {box !== null && box.width > 0 && box.height > 0 && (
        <div
          className={styles.ring}
          aria-hidden
          style={{ transform: moveTo(box.left - 4, box.top - 4), width: box.width + 8, height: box.height + 8 }}
        />
      )}
      <div
        ref={note}
        role="dialog"
        aria-modal={false}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        className={styles.note}
        style={narrow ? undefined : at === null ? { opacity: 0 } : { transform: moveTo(at.left, at.top) }}
        onKeyDown={onKey}
      >
        <div className={styles.head}>
          <small>{where}</small>
          <IconButton icon={X} label={t('tour.skip')} onClick={onClose} />
        </div>
        <h2 id={`${id}-title`}>{title}</h2>
        <p id={`${id}-text`}>{text}</p>
        <div className={styles.foot}>
          <span className={styles.dots} aria-hidden>
            {stops.map(({ name }, one) => (
              <i key={name} className={one === place ? styles.here : undefined} />
            ))}
          </span>
          {place > 0 && (
            <Button look="quiet" icon={ArrowLeft} onClick={() => go(-1)}>
              {t('tour.back')}
            </Button>
          )}
          <Button ref={next} look="primary" icon={last ? Check : ArrowRight} onClick={() => go(1)}>
            {t(last ? 'tour.done' : 'tour.next')}
          </Button>
        </div>
      </div>
    </>
  );
}
