import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { PersonFound, PersonSubject } from '../../../shared/privacy/privacy';
import { ListTable, type Column } from '../kit/components/ListTable';
import { Notice } from '../kit/components/Notice';
import { PageBody } from '../kit/components/PageBody';
import { Quiet } from '../kit/components/Quiet';
import { SearchFilter } from '../kit/components/SearchFilter';
import { useTrad } from '../kit/utils/trad';
import { PersonCard } from './PersonCard';
import { useGetPeopleQuery } from './api';

/** One letter would be everybody. */
const FEWEST_LETTERS = 2;

const keyOf = ({ email, name, membershipId }: PersonSubject): string =>
  `${email ?? membershipId ?? ''}:${name ?? ''}`;

interface FoundProps {
  people: readonly PersonFound[];
  onOpen: (subject: PersonSubject) => void;
}

const FoundPeople = ({ people, onOpen }: FoundProps) => {
  const { t } = useTrad();
  const columns: Column<PersonFound & { id: string }>[] = [
    {
      label: t('privacy.column.person'),
      cell: ({ name, email }) => (
        <>
          <Typography tag="p" fontWeight="semiBold">
            {name}
          </Typography>
          {email ? <Quiet>{email}</Quiet> : null}
        </>
      ),
    },
    {
      label: t('privacy.column.members'),
      cell: ({ members }) =>
        members.map(({ membershipId, organisation, reference }) => (
          <Typography key={membershipId} tag="p">
            {organisation || reference}
          </Typography>
        )),
    },
    {
      label: t('privacy.column.held'),
      cell: ({ contacts, messages, uses, applications }) =>
        t('privacy.counts', { contacts, messages, uses, applications }),
    },
    {
      label: t('privacy.column.open'),
      cell: ({ name, subject }) => (
        <Button
          size="S"
          variant="tertiary"
          aria-label={t('privacy.open-one', { name })}
          onClick={() => onOpen(subject)}
        >
          {t('privacy.open')}
        </Button>
      ),
    },
  ];
  return (
    <ListTable
      caption={t('privacy.people')}
      columns={columns}
      rows={people.map((person) => ({ ...person, id: keyOf(person.subject) }))}
      empty={t('privacy.nobody')}
    />
  );
};

/** Looks for a person across all members, and shows what is held on the one that is chosen. */
export const PeopleTab = () => {
  const { t } = useTrad();
  const [search, setSearch] = useState('');
  const [subject, setSubject] = useState<PersonSubject | null>(null);
  const asked = search.trim().length >= FEWEST_LETTERS;
  const query = useGetPeopleQuery(search, { skip: !asked });
  if (subject) return <PersonCard subject={subject} onBack={() => setSubject(null)} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <SearchFilter
        value={search}
        label={t('privacy.search')}
        placeholder={t('privacy.search.placeholder')}
        onChange={(changed) => setSearch(changed.search)}
      />
      {asked ? (
        <PageBody query={query}>
          {({ people, more }) => (
            <Flex direction="column" alignItems="stretch" gap={3}>
              {more ? (
                <Notice tone="primary">{t('privacy.more', { shown: people.length })}</Notice>
              ) : null}
              <FoundPeople people={people} onOpen={setSubject} />
            </Flex>
          )}
        </PageBody>
      ) : (
        <Typography textColor="neutral600">{t('privacy.search.help')}</Typography>
      )}
    </Flex>
  );
};
