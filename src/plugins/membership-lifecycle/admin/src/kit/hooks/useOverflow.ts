import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Whether what stands in an element is wider than the element itself, now and as either changes. */
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
