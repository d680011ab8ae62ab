/** The public offer: from memory, against Strapi's own query and against the same bytes alone. */
import { overHttp } from '../lib/rounds.mjs';

const OURS = '/api/offers/current';
const QUERY = [
  'status=published',
  'locale=fr',
  'populate[epigraph]=true',
  'populate[why]=true',
  'populate[benefits]=true',
  'populate[tiers][populate][audiences]=true',
  'populate[tiers][populate][allowances][populate][benefit]=true',
].join('&');
/** Node writes these by itself. */
const BY_NODE = ['date', 'connection', 'keep-alive'];

/** Both must hold the same content, or the comparison says nothing. */
const agree = ({ data: ours }, { data: [theirs] }) => {
  const sizes = (offer) => [offer.title, offer.benefits.length, offer.tiers.length];
  const [a, b] = [ours, theirs].map((offer) => JSON.stringify(sizes(offer)));
  if (a !== b) throw new Error(`The two answers differ: ${a}, ${b}`);
};

export const offer = overHttp({
  name: 'The public offer',
  about:
    'On SQLite with the demonstration’s content. One published offer with its rights, tiers and allowances, whole, uncompressed. _Strapi’s query_ is its REST `find` with everything populated, mounted by the bench, without any authorisation. _The same bytes_ is a middleware before all others that only sends the bytes and headers of our answer; with the line that Strapi’s logger writes for a request, it shows why these requests are not logged.',

  async subjects({ address, sendAlways }) {
    const answer = await fetch(`${address}${OURS}`, { headers: { 'Accept-Encoding': 'identity' } });
    const body = await answer.text();
    const theirs = `${address}/api/bench/offers?${QUERY}`;
    const populated = await fetch(theirs);
    if (populated.ok) agree(JSON.parse(body), await populated.json());
    const headers = [...answer.headers].filter(([name]) => !BY_NODE.includes(name)).flat();
    await sendAlways({ status: answer.status, headers, body });
    return [
      { key: 'ours', title: 'ours', request: { url: `${address}${OURS}` } },
      { key: 'strapi', title: 'Strapi’s query', isPeer: true, request: { url: theirs } },
      {
        key: 'bytes',
        title: 'the same bytes',
        isPeer: true,
        request: { url: `${address}/bench/bytes` },
      },
      {
        key: 'logged',
        title: 'the same bytes and a line of log',
        isPeer: true,
        request: { url: `${address}/bench/logged` },
      },
    ];
  },

  targets(of, connections) {
    const [ours, strapi, bytes] = ['ours', 'strapi', 'bytes'].map((key) => of(key, connections));
    return [
      {
        what: 'answers a second, ours ÷ Strapi’s query',
        value: ours.rate / strapi.rate,
        atLeast: connections === 1 ? 60 : 90,
      },
      { what: 'answers a second, ours ÷ the same bytes', value: ours.rate / bytes.rate, atLeast: 0.85 },
      { what: 'p99, ours ÷ the same bytes', value: ours.p99 / bytes.p99, atMost: 2 },
    ];
  },
});
