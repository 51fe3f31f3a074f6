import { useAddressParameter } from '../../shell/use-address.ts';
import { useAudience } from '../audience/use-audience.ts';

/** Whether some people are compared with all others, and not one time with another: the sentences say so. */
export function useAgainstOthers(): boolean {
  const [against] = useAddressParameter('against');
  const [filter] = useAudience();
  return against === 'others' && filter.length > 0;
}
