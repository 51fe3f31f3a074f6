import { useEffect, useRef, useState } from 'react';

const DURATION_MS = 240;

/** A number that counts to its new value when it changes; at once where less motion is asked for, and at first sight. */
export function CountUp({ value, format }: { value: number; format: (value: number) => string }) {
  const [shown, setShown] = useState(value);
  const from = useRef(value);
  useEffect(() => {
    const start = from.current;
    if (start === value) return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      from.current = value;
      setShown(value);
      return;
    }
    let frame = 0;
    const begun = performance.now();
    const step = (now: number): void => {
      const done = Math.min(1, (now - begun) / DURATION_MS);
      const eased = 1 - (1 - done) ** 3;
      const next = done === 1 ? value : start + (value - start) * eased;
      from.current = next;
      setShown(next);
      if (done < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return format(shown);
}
