import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import type { TemplateInput, TemplatePreview } from '../../../../shared/messages/templates';
import { useGetMemberNamesQuery } from '../../kit/api/members-search';
import { useCan } from '../../kit/utils/can';
import { usePreviewTemplateQuery } from '../api/templates';

/** Long enough to finish a word, short enough to look immediate. */
const PAUSE_MS = 400;

export interface MessagePreviewState {
  /** Whether members may be shown at all. */
  canChoose: boolean;
  /** The member that the template is filled for; empty for the examples. */
  membership: string;
  choose: (membership: string) => void;
  preview: TemplatePreview | undefined;
  error: unknown;
  /** Whether the preview is older than the text. */
  stale: boolean;
}

/** The message being written as a member would get it; the first member found, until one is chosen. */
export const useMessagePreview = (code: string, texts: TemplateInput): MessagePreviewState => {
  const canChoose = useCan(PERMISSIONS.membershipRead);
  const [chosen, setChosen] = useState<string | null>(null);
  const { data: found, isLoading: searching } = useGetMemberNamesQuery(
    { search: '' },
    { skip: !canChoose },
  );
  const membership = chosen ?? found?.[0]?.membershipId ?? '';
  const settled = useDebounce(texts, PAUSE_MS);
  const { data, error, isFetching } = usePreviewTemplateQuery(
    { code, draft: { ...settled, membership } },
    { skip: searching },
  );
  return {
    canChoose,
    membership,
    choose: setChosen,
    preview: data,
    error,
    stale: isFetching || settled !== texts,
  };
};
