import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useSubmit } from '../../kit/hooks/useSubmit';
import { memberPlace } from '../../kit/utils/member-place';
import { newRequestKey } from '../../kit/utils/request-key';
import { useTrad } from '../../kit/utils/trad';
import { useTakeMemberMutation } from './api';
import { errorsOnDraft, inputOf, isTyped, type IntakeDraft } from './draft';
import { useIntakePlan } from './useIntakePlan';

/** The form of a new member: what was typed, what it would do, what is wrong with it, its sending. */
export const useIntakeForm = (initial: IntakeDraft) => {
  const { t } = useTrad();
  const navigate = useNavigate();
  const [take] = useTakeMemberMutation();
  const [draft, setDraft] = useState(initial);
  const [heldBack, setHeldBack] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  // One key per form, so that a second click or a repeated request is not run again.
  const [key] = useState(newRequestKey);
  const planned = useIntakePlan(draft);
  const sending = useSubmit();
  const { data, problems, stale, again } = planned;

  const change = (part: Partial<IntakeDraft>) => {
    sending.refuse({});
    setDraft((now) => ({ ...now, ...part }));
  };
  // What is missing is said once the person wanted to save; what is wrong, as it is typed.
  const shown = Object.fromEntries(
    Object.entries(problems).filter(([path]) => tried || isTyped(draft, path)),
  );
  const errors = { ...shown, ...errorsOnDraft(sending.errors, draft) };

  const submit = () => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    const { plan } = data ?? {};
    const held = (plan?.messages ?? [])
      .filter(({ ok, template }) => ok && heldBack.includes(template))
      .map(({ template }) => template);
    const form = {
      ...inputOf(draft),
      ...(plan?.seal ? { seal: plan.seal, heldBack: held } : {}),
    };
    void sending.submit(() => take({ form, key }).unwrap(), {
      done: t('intake.done', { name: draft.organisation.name.trim() }),
      then: ({ documentId }) => {
        // The guard asks no more, and then the page is left.
        setSaved(documentId);
        window.setTimeout(() => navigate(memberPlace(documentId)));
      },
      refused: ({ reason }) => {
        if (reason === 'plan-changed') again();
        return false;
      },
    });
  };

  return {
    draft,
    change,
    set: setDraft,
    errors,
    plan: data?.plan ?? undefined,
    today: data?.today,
    stale,
    error: planned.error,
    held: new Set(heldBack),
    hold: (template: string, isHeld: boolean) =>
      setHeldBack((now) => [
        ...now.filter((one) => one !== template),
        ...(isHeld ? [template] : []),
      ]),
    pending: sending.pending,
    refused: sending.unplaced(Object.keys(errors)),
    unsaved: saved === null && JSON.stringify(draft) !== JSON.stringify(initial),
    submit,
  };
};

export type IntakeForm = ReturnType<typeof useIntakeForm>;
