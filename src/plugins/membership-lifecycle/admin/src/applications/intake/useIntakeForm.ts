import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useSubmit } from '../../kit/hooks/useSubmit';
import { memberPlace } from '../../kit/utils/member-place';
import { newRequestKey } from '../../kit/utils/request-key';
import { useTrad } from '../../kit/utils/trad';
import { agreement, holdingOf, useHolding } from '../../membership/actions/holding';
import { usePress } from '../../membership/actions/usePress';
import { useTakeMemberMutation } from './api';
import { errorsOnDraft, inputOf, isFigure, isTyped, type IntakeDraft } from './draft';
import { useIntakePlan } from './useIntakePlan';

/** The form of a new member: what was typed, what it would do, what is wrong with it, its sending. */
export const useIntakeForm = (given: IntakeDraft) => {
  const { t } = useTrad();
  const navigate = useNavigate();
  const [take] = useTakeMemberMutation();
  // A blank contact has another key at each rendering of the page.
  const [initial] = useState(given);
  const [draft, setDraft] = useState(initial);
  const { heldBack, onHold } = useHolding();
  const [tried, setTried] = useState(false);
  // One key per form, so that a second click or a repeated request is not run again.
  const [key] = useState(newRequestKey);
  const planned = useIntakePlan(draft);
  const sending = useSubmit();
  const { data, problems, stale, again } = planned;
  const plan = data?.plan ?? undefined;

  const change = (part: Partial<IntakeDraft>) => {
    sending.refuse({});
    setDraft((now) => ({ ...now, ...part }));
  };
  // Missing values are told once the person wanted to save; wrong ones, as they are typed; and the
  // figure that the chosen tier asks for, at once: without it there is no price to show.
  const shown = Object.fromEntries(
    Object.entries(problems).filter(([path]) => tried || isTyped(draft, path) || isFigure(path)),
  );
  const errors = { ...shown, ...errorsOnDraft(sending.errors, draft) };

  const submit = () => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    const form = { ...inputOf(draft), ...agreement({ plan, heldBack }) };
    void sending.submit(() => take({ form, key }).unwrap(), {
      done: t('intake.done', { name: draft.organisation.name.trim() }),
      // While it is sent, the guard does not ask.
      then: ({ documentId }) => void navigate(memberPlace(documentId)),
      refused: ({ reason }) => {
        if (reason === 'plan-changed') again();
        return false;
      },
    });
  };

  // It is sent only once the person can read what it does.
  const waits = stale && planned.error === null;
  const { press, isHeld, isUnread } = usePress({ waits, plan, typed: inputOf(draft) }, submit);

  return {
    draft,
    change,
    set: setDraft,
    errors,
    plan,
    today: data?.today,
    stale,
    waits,
    isUnread,
    error: planned.error,
    holding: { heldBack, ...holdingOf({ plan }, undefined, onHold) },
    pending: sending.pending || isHeld,
    refused: sending.unplaced(Object.keys(errors)),
    unsaved: !sending.pending && JSON.stringify(draft) !== JSON.stringify(initial),
    submit: press,
  };
};

export type IntakeForm = ReturnType<typeof useIntakeForm>;
