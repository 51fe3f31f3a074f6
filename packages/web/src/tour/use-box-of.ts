import { useEffect, useState } from 'react';
import { around, type Box, shared } from './place-beside.ts';

const boxOf = ({ left, top, width, height }: DOMRect): Box => ({ left, top, width, height });

const same = (one: Box | null, other: Box): boolean =>
  one !== null &&
  one.left === other.left &&
  one.top === other.top &&
  one.width === other.width &&
  one.height === other.height;

/**
 * Where the first element of a selector, and with it that of another, is seen in the window, followed while things scroll
 * and grow; null before it is known.
 */
export function useBoxOf(selector: string, and: string | null): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    const element = document.querySelector(selector);
    if (element === null) return;
    const further = and === null ? null : document.querySelector(and);
    let asked = 0;
    const measure = (): void => {
      asked = 0;
      // What lies outside the part that scrolls is not seen.
      const frame = element.closest('section, main, nav');
      const first = boxOf(element.getBoundingClientRect());
      const whole = further === null ? first : around(first, boxOf(further.getBoundingClientRect()));
      const seen = frame === null ? whole : shared(whole, boxOf(frame.getBoundingClientRect()));
      setBox((before) => (same(before, seen) ? before : seen));
    };
    const ask = (): void => {
      if (asked === 0) asked = requestAnimationFrame(measure);
    };
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    measure();
    const observer = new ResizeObserver(ask);
    for (const one of [element, document.getElementById('content')]) if (one !== null) observer.observe(one);
    addEventListener('resize', ask);
    document.addEventListener('scroll', ask, { capture: true, passive: true });
    return () => {
      cancelAnimationFrame(asked);
      observer.disconnect();
      removeEventListener('resize', ask);
      document.removeEventListener('scroll', ask, { capture: true });
    };
  }, [selector, and]);
  return box;
}
