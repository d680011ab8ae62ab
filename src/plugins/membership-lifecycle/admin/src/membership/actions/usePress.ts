import { useEffect, useRef, useState } from 'react';
import type { CommandPlan } from '../../../../shared/membership/command-plan';

interface Coming {
  /** Whether the plan of what was typed is still being asked for. */
  waits: boolean;
  /** The plan that can be read, which may be of what was typed before. */
  plan: CommandPlan | undefined;
  /** The values that the form would send. */
  typed: unknown;
}

interface Press {
  press: () => void;
  /** Whether a press waits for its plan. */
  isHeld: boolean;
  /** Whether a press was not sent, since its plan says something that could not be read before. */
  isUnread: boolean;
}

/** A plan as it is read: without its seal. */
const saidBy = (plan: CommandPlan | undefined): string =>
  JSON.stringify(plan ? { ...plan, seal: null } : null);

/**
 * Holds a press of the sending button, or of Enter, that comes before the plan of what was typed:
 * it is sent as soon as that plan says what could be read already, else the person is asked to read
 * it first.
 */
export const usePress = ({ waits, plan, typed }: Coming, send: () => void): Press => {
  const now = JSON.stringify(typed);
  const [held, setHeld] = useState<{ read: string; typed: string } | null>(null);
  const [unread, setUnread] = useState<string | null>(null);
  // How many held presses were found good to send, and how many of them are sent.
  const [due, setDue] = useState(0);
  const sent = useRef(0);
  if (held && !waits) {
    setHeld(null);
    const isRead = !plan || plan.refusal !== null || saidBy(plan) === held.read;
    // A person who went on typing is not done with the form.
    if (held.typed === now && isRead) setDue(due + 1);
    else if (held.typed === now) setUnread(now);
  }
  useEffect(() => {
    if (sent.current === due) return;
    sent.current = due;
    send();
  }, [due, send]);
  return {
    press: () => {
      setUnread(null);
      if (waits) setHeld({ read: saidBy(plan), typed: now });
      else send();
    },
    isHeld: held?.typed === now,
    isUnread: unread === now,
  };
};
