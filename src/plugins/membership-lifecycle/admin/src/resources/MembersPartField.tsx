import { Field, Flex } from '@strapi/design-system';
import { useParams } from 'react-router-dom';
import {
  MOST_BODY,
  type MembersPart,
  type PartChoices,
} from '../../../shared/resources/members-part';
import { Notice } from '../kit/components/Notice';
import { TextField } from '../kit/components/fields';
import type { CustomFieldProps } from '../kit/fields/props';
import { useTrad } from '../kit/utils/trad';
import { PartFiles } from './PartFiles';
import { PartReaders } from './PartReaders';
import { useGetPartChoicesQuery } from './api';
import { errorAt } from './part-errors';

type Props = CustomFieldProps<MembersPart | null> & {
  /** The errors of the field as they came, each at its place. */
  rawError?: unknown;
};

const NO_CHOICES: PartChoices = { tiers: [], rights: [], mostBytes: 0, endings: [] };
const EMPTY: Pick<MembersPart, 'body' | 'files'> = { body: '', files: [] };

const isEmpty = ({ body, files }: MembersPart): boolean => body === '' && files.length === 0;

/** The custom field `members-part`: who reads, what they read, and the files that they get. */
export const MembersPartField = ({
  name,
  label,
  hint,
  rawError,
  disabled = false,
  value,
  onChange,
}: Props) => {
  const { t } = useTrad();
  const { slug = '' } = useParams();
  const { data: choices = NO_CHOICES, isError } = useGetPartChoicesQuery(slug, {
    skip: slug === '' || disabled,
  });
  const part = value ?? null;
  const set = (more: Partial<MembersPart>) => part && onChange(name, { ...part, ...more });
  const shared = { name, disabled };
  return (
    <Field.Root name={name} hint={hint} width="100%">
      <Field.Label>{label}</Field.Label>
      <Flex
        direction="column"
        alignItems="stretch"
        gap={4}
        padding={4}
        hasRadius
        borderColor="neutral200"
        role="group"
        aria-label={label}
      >
        {typeof rawError === 'string' ? <Notice tone="danger">{rawError}</Notice> : null}
        {isError ? <Notice tone="danger">{t('part.choices-unreadable')}</Notice> : null}
        <PartReaders
          {...shared}
          access={part?.access ?? null}
          choices={choices}
          error={errorAt(rawError, 'access')}
          clearable={part !== null && isEmpty(part)}
          onChange={(access) =>
            onChange(name, access === null ? null : { ...EMPTY, ...part, access })
          }
        />
        {part ? (
          <>
            <TextField
              name={`${name}.body`}
              label={t('part.body')}
              hint={t('part.body.hint')}
              error={errorAt(rawError, 'body')}
              disabled={disabled}
              long
              maxLength={MOST_BODY}
              value={part.body}
              onChange={(body) => set({ body })}
            />
            <PartFiles
              {...shared}
              uid={slug}
              files={part.files}
              choices={choices}
              error={errorAt(rawError, 'files')}
              onChange={(files) => set({ files })}
              onInsert={(file) =>
                set({ body: `${part.body}\n\n![${file.name}](file:${file.id})`.trimStart() })
              }
            />
          </>
        ) : null}
      </Flex>
      <Field.Hint />
    </Field.Root>
  );
};
