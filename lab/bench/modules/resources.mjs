/** Resources with parts for members: what the door costs a member, and what strangers get. */
import { overHttp } from '../lib/rounds.mjs';

const PAGE = '/api/resources?pageSize=20';
const OFFER = '/api/offers/current';

const page = async (url, headers = {}) => {
  const answer = await fetch(url, { headers });
  const { data } = await answer.json();
  if (data?.length !== 20) throw new Error(`No page of twenty: ${answer.status}`);
  return data;
};

export const resources = overHttp({
  name: 'Resources for members',
  about:
    'On SQLite with the demonstration’s content, filled to a page of twenty resources, most of whose parts are for a tier or for holders of a right. _A member_ is signed in, and told of each resource whether they read its part. _Without the door_ is a route of the bench with the same sign-in, the same question and the same query of the same rows, which is told nothing of parts. _A visitor_ asks for the same page without a sign-in; _the offer_ is the public one.',

  async subjects({ address, memberToken }) {
    const headers = { authorization: `Bearer ${memberToken}` };
    const ours = `${address}${PAGE}`;
    const bare = `${address}/api/bench/resources?pageSize=20`;
    const mine = await page(ours, headers);
    const rows = await page(bare, headers);
    const same = rows.every(({ documentId }, at) => documentId === mine[at].documentId);
    const open = mine.filter(({ allowed, access }) => allowed && access.kind !== 'everyone');
    if (!same || open.length < 5) throw new Error('The two pages say nothing of each other.');
    await page(ours);
    return [
      { key: 'member', title: 'a member', request: { url: ours, headers } },
      { key: 'bare', title: 'without the door', isPeer: true, request: { url: bare, headers } },
      { key: 'visitor', title: 'a visitor', request: { url: ours } },
      { key: 'offer', title: 'the offer', request: { url: `${address}${OFFER}` } },
    ];
  },

  targets(of, connections) {
    const [member, bare, visitor, offer] = ['member', 'bare', 'visitor', 'offer'].map((key) =>
      of(key, connections),
    );
    return [
      {
        what: 'answers a second, a member ÷ without the door',
        value: member.rate / bare.rate,
        atLeast: 0.8,
      },
      {
        what: 'answers a second, a visitor ÷ the offer',
        value: visitor.rate / offer.rate,
        atLeast: 0.8,
      },
    ];
  },
});
