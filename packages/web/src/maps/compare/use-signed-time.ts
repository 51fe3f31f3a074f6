import { useText } from '../../shell/preferences-context.tsx';

/** A difference of times with its sign. */
export function useSignedTime(): (ms: number) => string {
  const { format } = useText();
  return (ms) => {
    const size = format.duration(Math.abs(ms));
    return Math.abs(ms) < 500 ? size : `${ms > 0 ? '+' : '−'}${size}`;
  };
}
