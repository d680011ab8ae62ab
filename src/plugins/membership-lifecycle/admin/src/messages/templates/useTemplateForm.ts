import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type {
  TemplateChanged,
  TemplateInput,
  TemplateView,
} from '../../../../shared/messages/templates';
import { useRefusal } from '../../kit/api/refusal';
import { isRecord } from '../../kit/utils/records';
import { useTrad } from '../../kit/utils/trad';
import { useSaveTemplateMutation } from '../api/templates';
import { sameTexts, textsOf } from './texts';

/** What somebody else saved, when that is why a letter was not saved. */
const changedMeanwhile = (error: unknown): TemplateChanged | null => {
  const details = isRecord(error) ? error.details : undefined;
  if (!isRecord(details) || details.reason !== 'template-changed') return null;
  return details as unknown as TemplateChanged;
};

export interface TemplateForm {
  value: TemplateInput;
  /** What was refused when it was last saved, by field. */
  errors: Record<string, string>;
  /** What somebody else saved since the letter was read. */
  conflict: TemplateChanged | null;
  changed: boolean;
  saving: boolean;
  change: (value: TemplateInput) => void;
  /** Gives the names of the fields that were refused. */
  save: () => Promise<string[]>;
  /** Saves over what somebody else saved. */
  keepMine: () => Promise<string[]>;
  /** Gives up what was typed for what somebody else saved. */
  takeTheirs: () => void;
}

/** The letter that is being written, on the state that its writer read. */
export const useTemplateForm = (template: TemplateView): TemplateForm => {
  const { t } = useTrad();
  const { read } = useRefusal();
  const { toggleNotification } = useNotification();
  const [send, { isLoading: saving }] = useSaveTemplateMutation();
  const [value, setValue] = useState(() => textsOf(template));
  // Of the state that was read: the list may be read again while somebody types.
  const [base, setBase] = useState({ texts: textsOf(template), version: template.version });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [conflict, setConflict] = useState<TemplateChanged | null>(null);

  const saveOn = async (version: number): Promise<string[]> => {
    try {
      const state = await send({ code: template.code, input: value, version }).unwrap();
      setBase({ texts: value, version: state.version });
      setErrors({});
      setConflict(null);
      toggleNotification({ type: 'success', message: t('settings.saved') });
      return [];
    } catch (error) {
      const { fields, message } = read(error);
      setErrors(fields);
      setConflict(changedMeanwhile(error));
      const refused = Object.keys(fields);
      toggleNotification({
        type: 'danger',
        message: refused.length > 0 ? t('templates.refused') : message,
      });
      return refused;
    }
  };

  return {
    value,
    errors,
    conflict,
    changed: !sameTexts(value, base.texts),
    saving,
    change: (next) => {
      setValue(next);
      // What was refused was another text.
      setErrors({});
    },
    save: () => saveOn(base.version),
    keepMine: () => saveOn(conflict?.current.version ?? base.version),
    takeTheirs: () => {
      if (!conflict) return;
      const texts = textsOf(conflict.current);
      setValue(texts);
      setBase({ texts, version: conflict.current.version });
      setConflict(null);
      setErrors({});
    },
  };
};
