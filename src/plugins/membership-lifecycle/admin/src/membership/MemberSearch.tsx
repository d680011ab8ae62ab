import { Box, Popover, TextInput, Typography } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { useDebounce } from '@strapi/strapi/admin';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { ListedMember } from '../../../shared/membership/member-list';
import { useGetMemberNamesQuery } from '../kit/api/members-search';
import { useCan } from '../kit/utils/can';
import { memberPlace } from '../kit/utils/member-place';
import { useTrad } from '../kit/utils/trad';
import { useGetMembersQuery } from './api/members';

const SHOWN = '8';
const PAUSE_MS = 200;
/** The server takes no more. */
const MOST_LETTERS = 120;

type Found = Pick<
  ListedMember,
  'id' | 'organisation' | 'reference' | 'formerly' | 'contact' | 'call'
>;

interface OptionProps {
  id: string;
  member: Found;
  active: boolean;
  onChoose: () => void;
}

/** One member that was found, and why where its name does not say it. */
const Option = ({ id, member, active, onChoose }: OptionProps) => {
  const { t } = useTrad();
  const { organisation, reference, formerly, contact, call } = member;
  const beside = () => {
    if (call) return t('dues.number', { number: call });
    if (contact) return t('members.contact', { name: contact });
    return formerly ? t('members.formerly', { name: formerly }) : reference;
  };
  return (
    <Box
      id={id}
      tag="li"
      role="option"
      aria-selected={active}
      padding={2}
      hasRadius
      background={active ? 'primary100' : 'neutral0'}
      style={{ cursor: 'pointer' }}
      // The field keeps the focus, so that typing goes on.
      onMouseDown={(event: React.MouseEvent) => event.preventDefault()}
      onClick={onChoose}
    >
      <Typography tag="p" textColor="neutral800">
        {organisation || reference}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {beside()}
      </Typography>
    </Box>
  );
};

/** Searches members: by name alone for those who may not read the list of members. */
const useAnswer = (search: string, skip: boolean) => {
  const reads = useCan(PERMISSIONS.membershipRead);
  const fresh = { refetchOnMountOrArgChange: true };
  const listed = useGetMembersQuery(
    { search, pageSize: SHOWN },
    { skip: skip || !reads, ...fresh },
  );
  const named = useGetMemberNamesQuery({ search }, { skip: skip || reads, ...fresh });
  const nothing = { formerly: null, contact: null, call: null };
  const names = (named.currentData ?? []).map((name): Found => ({ ...name, ...nothing }));
  return {
    rows: reads ? (listed.currentData?.data ?? []) : names,
    isFetching: listed.isFetching || named.isFetching,
  };
};

/** The results of a search, a moment after it was typed. */
const useFound = (typed: string) => {
  const asked = typed.trim();
  const search = useDebounce(asked, PAUSE_MS);
  const { rows: answer, isFetching } = useAnswer(search, search === '' || asked === '');
  const waits = isFetching || search !== asked;
  // Without an order of columns, the server puts the nearest first.
  return { isAsked: asked !== '', waits, found: asked ? answer : [] };
};

/**
 * The search in the navigation of every page: members, the people who act for them where they may be
 * read, and calls by their number. What is chosen opens the member's page; a call, its dues.
 */
export const MemberSearch = () => {
  const { t } = useTrad();
  const navigate = useNavigate();
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const { isAsked, waits, found } = useFound(typed);
  const isOpen = open && isAsked && (found.length > 0 || !waits);
  const active = Math.min(at, found.length - 1);
  const choose = (member: Found | undefined) => {
    if (!member) return;
    setTyped('');
    setOpen(false);
    void navigate(memberPlace(member.id, member.call ? 'dues' : 'brief'));
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setOpen(true);
      if (isOpen) setAt((active + step + found.length) % found.length);
    } else if (event.key === 'Enter' && isOpen && !waits) {
      event.preventDefault();
      choose(found[active]);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setOpen(false);
    }
  };
  return (
    <Box tag="search" paddingLeft={4} paddingRight={4} paddingBottom={3}>
      <Popover.Root open={isOpen} onOpenChange={setOpen}>
        <Popover.Anchor>
          <TextInput
            ref={field}
            role="combobox"
            name="member-search"
            size="S"
            autoComplete="off"
            maxLength={MOST_LETTERS}
            startAction={<Search aria-hidden fill="neutral600" />}
            aria-label={t('search.members')}
            aria-expanded={isOpen}
            aria-controls={isOpen ? list : undefined}
            aria-autocomplete="list"
            aria-activedescendant={isOpen && active >= 0 ? `${list}-${active}` : undefined}
            placeholder={t('search.members')}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
              setAt(0);
              setOpen(true);
            }}
            onBlur={() => setOpen(false)}
            onKeyDown={press}
          />
        </Popover.Anchor>
        <Popover.Content
          role="presentation"
          align="start"
          sideOffset={4}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => {
            if (event.target === field.current) event.preventDefault();
          }}
        >
          <Box padding={1} width="36rem" maxWidth="80vw">
            {found.length > 0 ? (
              <ul id={list} role="listbox" aria-label={t('search.members')}>
                {found.map((member, index) => (
                  <Option
                    key={member.id}
                    id={`${list}-${index}`}
                    member={member}
                    active={index === active}
                    onChoose={() => choose(member)}
                  />
                ))}
              </ul>
            ) : (
              <Box padding={2}>
                <Typography role="status">{t('search.members.none')}</Typography>
              </Box>
            )}
          </Box>
        </Popover.Content>
      </Popover.Root>
    </Box>
  );
};
