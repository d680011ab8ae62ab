import { Box, Searchbar, SearchForm } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { useTrad } from '../utils/trad';

interface Props {
  value: string | undefined;
  /** The searched fields; by default organisations and references. */
  label?: string;
  placeholder?: string;
  width?: string;
  /** With `replace`, Back need not lead through each letter. */
  onChange: (changes: { search: string }, replace?: boolean) => void;
}

const PAUSE_MS = 300;
/** The server takes no more. */
const MOST_LETTERS = 120;

/** The search of a list, which applies as it is typed, after a short pause. */
export const SearchFilter = ({
  value = '',
  label,
  placeholder,
  width = '28rem',
  onChange,
}: Props) => {
  const { t } = useTrad();
  const [typed, setTyped] = useState(value);
  // The browser's back button restores an earlier search: the field must show it.
  const [searched, setSearched] = useState(value);
  // The search that was sent, trimmed. When it comes back, letters that were typed since are kept.
  const [sent, setSent] = useState(value);
  if (searched !== value) {
    setSearched(value);
    setSent(value);
    if (value !== sent) setTyped(value);
  }
  const send = (text: string) => {
    const search = text.trim();
    setSent(search);
    onChange({ search });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(typed);
  };
  useEffect(() => {
    const search = typed.trim();
    if (search === sent) return undefined;
    const timer = window.setTimeout(() => {
      setSent(search);
      onChange({ search }, true);
    }, PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [typed, sent, onChange]);
  return (
    <Box width={width}>
      <SearchForm onSubmit={submit}>
        <Searchbar
          name="search"
          size="S"
          maxLength={MOST_LETTERS}
          value={typed}
          placeholder={placeholder ?? t('filter.search.placeholder')}
          clearLabel={t('action.clear')}
          onClear={() => {
            setTyped('');
            send('');
          }}
          onChange={({ target }) => setTyped(target.value)}
        >
          {label ?? t('filter.search')}
        </Searchbar>
      </SearchForm>
    </Box>
  );
};
