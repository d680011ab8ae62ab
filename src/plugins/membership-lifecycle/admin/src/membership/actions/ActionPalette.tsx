import { Box, Button, Flex, TextInput, Typography } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { useRef, useState, type KeyboardEvent } from 'react';
import type {
  LegalCommand,
  MembershipView,
  UnavailableCommand,
} from '../../../../shared/core/membership';
import { Sheet } from '../../kit/components/Sheet';
import { useFormat } from '../../kit/utils/format';
import type { MemberTab } from '../../kit/utils/member-place';
import { useTrad } from '../../kit/utils/trad';
import { commandKey } from './candidates';
import { isDangerous } from './kinds';
import { inGroups, isMeant } from './palette';

/** Something that is done in a tab of the page, which the palette leads to. */
export interface PalettePlace {
  name: 'certificate' | 'paper' | 'space' | 'consent';
  tab: MemberTab;
}

interface Props {
  view: MembershipView;
  commands: readonly LegalCommand[];
  unavailable: readonly UnavailableCommand[];
  places: readonly PalettePlace[];
  onChoose: (command: LegalCommand) => void;
  onPlace: (place: PalettePlace) => void;
  onClose: () => void;
}

/** The arrows go from the search to the buttons below it, and from one to the next. */
const moveOn = (within: HTMLElement, key: string): boolean => {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
  const stops = [...within.querySelectorAll<HTMLElement>('input, li button')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[at + (key === 'ArrowDown' ? 1 : -1)];
  next?.focus();
  return next !== undefined;
};

const Unavailable = ({ command, label }: { command: UnavailableCommand; label: string }) => {
  const { text } = useFormat();
  return (
    <Box tag="li" paddingTop={1} paddingBottom={1}>
      <Typography tag="p" textColor="neutral600">
        {label}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {text(command.text)}
      </Typography>
    </Box>
  );
};

interface ChoiceProps {
  label: string;
  dangerous?: boolean;
  onClick: () => void;
}

const Choice = ({ label, dangerous = false, onClick }: ChoiceProps) => (
  <li>
    <Button
      size="S"
      fullWidth
      variant={dangerous ? 'danger-light' : 'tertiary'}
      onClick={onClick}
      style={{ justifyContent: 'flex-start', height: 'auto', minHeight: '3.2rem' }}
    >
      {label}
    </Button>
  </li>
);

/** Keeps the actions that a search names. */
const useFound = ({ view, commands, unavailable, places }: Props, typed: string) => {
  const { t } = useTrad();
  const isFound = ({ name, group }: LegalCommand | UnavailableCommand): boolean =>
    isMeant(typed, [t(commandKey(name, view)), t(`command.${name}.words`), t(`group.${group}`)]);
  return {
    possible: inGroups(commands).filter(isFound),
    placed: places.filter(({ name }) =>
      isMeant(typed, [t(`palette.${name}`), t(`palette.${name}.words`)]),
    ),
    not: inGroups(unavailable).filter(isFound),
  };
};

/** « Que voulez-vous faire ? »: what is possible now first, then the rest with why not. */
export const ActionPalette = (props: Props) => {
  const { view, onChoose, onPlace, onClose } = props;
  const { t } = useTrad();
  const [typed, setTyped] = useState('');
  const inside = useRef<HTMLDivElement>(null);
  const { possible, placed, not } = useFound(props, typed);
  const runFirst = () => {
    const [first] = possible;
    if (first) onChoose(first);
    else if (placed[0]) onPlace(placed[0]);
  };
  const press = (event: KeyboardEvent) => {
    if (inside.current && moveOn(inside.current, event.key)) event.preventDefault();
  };
  const count = possible.length + placed.length;
  return (
    <Sheet title={t('palette.title')} onClose={onClose}>
      <Flex
        ref={inside}
        direction="column"
        alignItems="stretch"
        gap={5}
        onKeyDown={press}
        minHeight="40rem"
      >
        <TextInput
          type="search"
          name="palette"
          autoFocus
          autoComplete="off"
          aria-label={t('palette.title')}
          startAction={<Search aria-hidden fill="neutral600" />}
          value={typed}
          placeholder={t('palette.placeholder')}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || typed.trim() === '') return;
            // Else the key would press the first button of the dialog that opens.
            event.preventDefault();
            runFirst();
          }}
        />
        <Typography role="status" variant="pi" textColor="neutral600">
          {t('palette.count', { count, not: not.length })}
        </Typography>
        {count > 0 ? (
          <Flex direction="column" alignItems="stretch" gap={2}>
            <Typography tag="h3" variant="sigma" textColor="neutral600">
              {t('palette.possible')}
            </Typography>
            <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
              {possible.map((command) => (
                <Choice
                  key={command.name}
                  label={t(commandKey(command.name, view))}
                  dangerous={isDangerous(command.name)}
                  onClick={() => onChoose(command)}
                />
              ))}
              {placed.map((place) => (
                <Choice
                  key={place.name}
                  label={t(`palette.${place.name}`)}
                  onClick={() => onPlace(place)}
                />
              ))}
            </Flex>
          </Flex>
        ) : null}
        {not.length > 0 ? (
          <Flex direction="column" alignItems="stretch" gap={2}>
            <Typography tag="h3" variant="sigma" textColor="neutral600">
              {t('palette.not-now')}
            </Typography>
            <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
              {not.map((command) => (
                <Unavailable
                  key={command.name}
                  command={command}
                  label={t(commandKey(command.name, view))}
                />
              ))}
            </Flex>
          </Flex>
        ) : null}
      </Flex>
    </Sheet>
  );
};
