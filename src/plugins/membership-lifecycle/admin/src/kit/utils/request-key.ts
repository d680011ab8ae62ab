import { useCallback, useRef } from 'react';

/** A unique key for a request. `randomUUID` does not exist when the admin is served without TLS. */
export const newRequestKey = (): string =>
  [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');

/** Gives the key of a request: the same as before while it would send the same. */
export const useRequestKey = (): ((sent: unknown) => string) => {
  const last = useRef({ sent: '', key: '' });
  return useCallback((sent) => {
    const now = JSON.stringify(sent);
    if (last.current.sent !== now) last.current = { sent: now, key: newRequestKey() };
    return last.current.key;
  }, []);
};
