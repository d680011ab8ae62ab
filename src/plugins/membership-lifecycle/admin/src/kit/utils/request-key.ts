/** A key that no other request has. `randomUUID` is not there where the admin is served without TLS. */
export const newRequestKey = (): string =>
  [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
