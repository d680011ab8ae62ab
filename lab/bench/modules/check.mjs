/** May this member? Against a route behind the same token that does nothing. */
import { overHttp } from '../lib/rounds.mjs';

export const check = overHttp({
  name: 'May this member?',
  about:
    'On SQLite with the demonstration’s content. `POST /api/entitlements/check` about a counted right of a member, against a route of the bench behind the same API token that reads the same body and does nothing.',

  async subjects({ address, token, member }) {
    const request = {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(member),
    };
    const ours = `${address}/api/entitlements/check`;
    const answer = await fetch(ours, request);
    const { data } = await answer.json();
    if (!data?.allowed) throw new Error(`The member may not: ${JSON.stringify(data)}`);
    return [
      { key: 'check', title: 'check', request: { ...request, url: ours } },
      {
        key: 'nothing',
        title: 'a route that does nothing',
        isPeer: true,
        request: { ...request, url: `${address}/api/bench/nothing` },
      },
    ];
  },

  targets(of, connections) {
    return [
      {
        what: 'answers a second, check ÷ nothing',
        value: of('check', connections).rate / of('nothing', connections).rate,
        atLeast: 0.5,
      },
    ];
  },
});
