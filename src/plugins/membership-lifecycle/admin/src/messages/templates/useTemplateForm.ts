import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type {
  TemplateChanged,
  TemplateInput,
  TemplateView,
} from '../../../../shared/messages/templates';
import { refusedFor } from '../../kit/api/refusal-details';
import { useSubmit } from '../../kit/hooks/useSubmit';
import { useTrad } from '../../kit/utils/trad';
import { useSaveTemplateMutation } from '../api/templates';
import { sameTexts, textsOf } from './texts';

export interface TemplateForm {
  value: TemplateInput;
  /** Errors of the last save, by field. */
  errors: Record<string, string>;
  /** Somebody else's changes since the template was loaded. */
  conflict: TemplateChanged | null;
  changed: boolean;
  saving: boolean;
  change: (value: TemplateInput) => void;
  /** Saves; returns the names of refused fields. */
  save: () => Promise<string[]>;
  /** Saves over somebody else's version. */
  keepMine: () => Promise<string[]>;
  /** Replaces the typed text by somebody else's version. */
  takeTheirs: () => void;
}

/** The state of a template's form, based on the version that was loaded. */
export const useTemplateForm = (template: TemplateView): TemplateForm => {
  const { t } = useTrad();
  const { toggleNotification } = useNotification();
  const [send] = useSaveTemplateMutation();
  const [value, setValue] = useState(() => textsOf(template));
  // The loaded version: the list may be reloaded during typing.
  const [base, setBase] = useState({ texts: textsOf(template), version: template.version });
  const { pending, errors, refuse, submit } = useSubmit();
  const [conflict, setConflict] = useState<TemplateChanged | null>(null);

  const saveOn = async (version: number): Promise<string[]> => {
    let wrong: string[] = [];
    await submit(() => send({ code: template.code, input: value, version }).unwrap(), {
      done: t('settings.saved'),
      then: (state) => {
        setBase({ texts: value, version: state.version });
        setConflict(null);
      },
      refused: ({ fields, message }, error) => {
        wrong = Object.keys(fields);
        setConflict(refusedFor<TemplateChanged>(error, 'template-changed'));
        toggleNotification({
          type: 'danger',
          message: wrong.length > 0 ? t('templates.refused') : message,
        });
      },
    });
    return wrong;
  };

  return {
    value,
    errors,
    conflict,
    changed: !sameTexts(value, base.texts),
    saving: pending,
    change: (next) => {
      setValue(next);
      // The errors concerned the former text.
      refuse({});
    },
    save: () => saveOn(base.version),
    keepMine: () => saveOn(conflict?.current.version ?? base.version),
    takeTheirs: () => {
      if (!conflict) return;
      const texts = textsOf(conflict.current);
      setValue(texts);
      setBase({ texts, version: conflict.current.version });
      setConflict(null);
      refuse({});
    },
  };
};
