// Whether something lasts. Comes in: whether it is so now. Goes out: whether it has been for a while; what is over at once is not worth a word.
import { useEffect, useState } from 'react';

export function useLasting(isNow: boolean, ms: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isNow) return;
    const timer = setTimeout(() => setLasts(true), ms);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [isNow, ms]);
  return isNow && lasts;
}
