import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Whether an element's contents are wider than it, updated when either changes. */
export const useOverflow = (ref: RefObject<HTMLElement | null>): boolean => {
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const frame = ref.current;
    if (!frame) return undefined;
    const observer = new ResizeObserver(() =>
      setOverflows(frame.scrollWidth > frame.clientWidth + 1),
    );
    for (const element of [frame, ...frame.children]) observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return overflows;
};
