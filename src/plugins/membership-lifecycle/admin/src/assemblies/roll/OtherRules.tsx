import { Accordion, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { AssemblyView, RollAlternative } from '../../../../shared/assemblies/assemblies';
import { votersUnder } from '../../../../shared/settings/voters';
import { Card } from '../../kit/components/Card';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { Pager } from '../../kit/components/Pager';
import { PanelBody } from '../../kit/components/PanelBody';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetAlternativesQuery } from '../api';

const PAGE_SIZE = '25';

interface Props {
  id: string;
  alternative: RollAlternative;
}

/** The members whom one other rule would change, page by page. */
const Changed = ({ id, alternative }: Props) => {
  const { t } = useTrad();
  const { number, text } = useFormat();
  const { voters, members, votes } = alternative;
  const [page, setPage] = useState(1);
  const filters = { voters, page: String(page), pageSize: PAGE_SIZE };
  const query = useGetAlternativesQuery({ id, filters });
  return (
    <PanelBody query={query}>
      {({ data, meta }) => (
        <Flex direction="column" alignItems="stretch" gap={3} padding={4}>
          <Typography>{t('assembly.roll.size', { members, votes: number(votes) })}</Typography>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
            {data.map(({ id: member, organisation, reference, because, leaving, ...line }) => (
              <li key={member}>
                <MembershipLink id={member} apart>
                  {organisation || reference}
                </MembershipLink>
                <Typography tag="p" variant="pi">
                  {t(
                    leaving.includes(voters)
                      ? 'assembly.alternative.leaving'
                      : 'assembly.alternative.entering',
                    { votes: line.votes, because: text(because.text) },
                  )}
                </Typography>
              </li>
            ))}
          </Flex>
          <Pager page={page} pageCount={meta.pagination.pageCount} onPage={setPage} />
        </Flex>
      )}
    </PanelBody>
  );
};

/** The names of members on demand; a rule that changes nobody is told in a line. */
const Alternative = ({ id, alternative }: Props) => {
  const { t } = useTrad();
  const { voters, entering, leaving } = alternative;
  const rule = t(`identity.voters.${voters}`);
  if (entering + leaving === 0) {
    return <Typography padding={4}>{t('assembly.alternative.same', { rule })}</Typography>;
  }
  return (
    <Accordion.Item value={voters}>
      <Accordion.Header>
        <Accordion.Trigger>
          {t('assembly.alternative', { rule, entering, leaving })}
        </Accordion.Trigger>
      </Accordion.Header>
      <Accordion.Content>
        <Changed id={id} alternative={alternative} />
      </Accordion.Content>
    </Accordion.Item>
  );
};

/** « Avec une autre règle »: whom another choice of voters would bring on the roll or take off it. */
export const OtherRules = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const { id, state } = assembly;
  const open = state === 'drafted' || state === 'convened';
  const filters = { pageSize: '1' };
  const { data } = useGetAlternativesQuery({ id, filters }, { skip: !open });
  if (!data) return null;
  const rule = t(`identity.voters.${votersUnder(assembly)}`);
  return (
    <Card title={t('assembly.alternatives')} help={t('assembly.alternatives.help', { rule })}>
      <Accordion.Root>
        {data.alternatives.map((alternative) => (
          <Alternative key={alternative.voters} id={id} alternative={alternative} />
        ))}
      </Accordion.Root>
    </Card>
  );
};
