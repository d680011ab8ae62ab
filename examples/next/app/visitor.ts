import { cookies, headers } from 'next/headers';
import { addressIn, LINK, SESSION, type Visitor } from './adhesions';

/** Who asks, with what this site keeps of them. Next says where requests come from that no proxy forwarded. */
export const visitor = async (): Promise<Visitor> => {
  const jar = await cookies();
  return {
    address: addressIn(await headers()),
    jwt: jar.get(SESSION.name)?.value,
    link: jar.get(LINK.name)?.value,
  };
};
